import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';

/** A workflow as GitHub's own parser sees it, as plain data. What is an expression stands as `${{ … }}`, a text with one in it too. */
export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': unknown };
  readonly env?: Readonly<Record<string, Scalar>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

type Scalar = string | number | boolean;
export type Permissions = Readonly<Record<string, string>> | string;

export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly 'runs-on'?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Permissions;
  readonly environment?: unknown;
  readonly concurrency?: unknown;
  readonly strategy?: { readonly matrix?: Readonly<Record<string, unknown>> };
  readonly env?: Readonly<Record<string, Scalar>>;
  readonly defaults?: { readonly run?: { readonly 'working-directory'?: string; readonly shell?: string } };
  readonly steps?: readonly Step[];
  /** Of a job that calls another workflow. */
  readonly uses?: string;
  readonly secrets?: unknown;
}

export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, Scalar>>;
  readonly env?: Readonly<Record<string, Scalar>>;
}

export interface ReadWorkflow {
  /** What the parser objects to; empty for a workflow that GitHub takes. */
  readonly errors: readonly string[];
  /** Undefined where there are errors. */
  readonly workflow: Workflow | undefined;
}

/** Parses and validates a workflow by GitHub's own parser: grammar, contexts of expressions, the order of jobs. */
export async function readWorkflow(name: string, content: string): Promise<ReadWorkflow> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const template = value === undefined ? undefined : await convertWorkflowTemplate(context, value);
  const errors = [
    ...context.errors.getErrors().map(({ message }) => message),
    ...(template?.errors ?? []).map(({ Message }) => Message),
  ];
  if (template === undefined && errors.length === 0) errors.push(`${name}: nothing was parsed.`);
  return { errors, workflow: errors.length === 0 ? (plain(toJson(value)) as Workflow) : undefined };
}

function toJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The parser's tokens as plain data: a sequence is `{type: 1, seq}`, a mapping `{type: 2, map}`, an expression `{type: 3, expr}`. */
function plain(token: unknown): unknown {
  if (typeof token !== 'object' || token === null) return token;
  if ('seq' in token) return (token.seq as readonly unknown[]).map(plain);
  if ('expr' in token) return `\${{ ${String(token.expr)} }}`;
  if (!('map' in token)) return {};
  const pairs = token.map as readonly { readonly Key: unknown; readonly Value: unknown }[];
  return Object.fromEntries(pairs.map(({ Key, Value }) => [String(plain(Key)), plain(Value)]));
}
