import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnvironment } from '../../../env/run-environment.ts';
import type { Job, Workflow } from './read-workflow.ts';

/** A script of a workflow, with all that GitHub gives it. */
export interface RunStep {
  readonly file: string;
  readonly job: string;
  readonly run: string;
  /** Of the workflow, the job and the step, the last one first; expressions stand as they are written. */
  readonly env: Readonly<Record<string, string>>;
  readonly directory: string;
}

/** Every script of a workflow, in order. */
export function runStepsOf(file: string, workflow: Workflow): readonly RunStep[] {
  return Object.entries(workflow.jobs).flatMap(([id, job]) =>
    (job.steps ?? []).flatMap(({ run, env }) =>
      run === undefined
        ? []
        : [{ file, job: id, run, env: texts(workflow.env, job.env, env), directory: directoryOf(job) }],
    ),
  );
}

function texts(...all: readonly (Job['env'] | undefined)[]): Readonly<Record<string, string>> {
  const merged = Object.assign({}, ...all) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(merged).map(([name, value]) => [name, String(value)]));
}

function directoryOf({ defaults }: Job): string {
  return defaults?.run?.['working-directory'] ?? '.';
}

/** What stands in the place of each expression, and which values of the workflow's own variables are made smaller. */
export interface StepSetting {
  /** The folder that GitHub checks the repository out into. */
  readonly workspace: string;
  readonly expressions: Readonly<Record<string, string>>;
  /** Variables that the step itself has, with values that take less time. */
  readonly bounds?: Readonly<Record<string, string>>;
  /** What the runner sets besides. */
  readonly runner: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly exitCode: number | null;
  readonly output: string;
}

const longestMs = 100_000;
/** What belongs to whoever runs this test. */
const notTheRunners =
  /^(?:(?:EMBEDDED|LOCAL|STAGING|STACK|GOLDEN_PATH|HEARTBEAT|GITHUB)_|E2E_OAUTH_SIMULATION_KEY$|PWDEBUG$|CI$|npm_|(?:HTTPS?|NO)_PROXY$)/i;

/** Runs a step as GitHub's runner does: its script in bash, in its folder, with its variables. Rejects when it holds an expression that has no value. */
export function runStep(step: RunStep, setting: StepSetting): Promise<StepResult> {
  const foreign = Object.keys(setting.bounds ?? {}).filter((name) => !(name in step.env));
  if (foreign.length > 0) throw new Error(`The step \`${step.run}\` has no variable ${foreign.join(', ')}.`);
  const valueOf = (text: string): string => resolve(text, setting.expressions);
  const own = Object.fromEntries(Object.entries(step.env).map(([name, text]) => [name, valueOf(text)]));
  const outside = Object.keys(process.env).filter((name) => notTheRunners.test(name));
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd: join(setting.workspace, valueOf(step.directory)),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnvironment({
      ...Object.fromEntries(outside.map((name) => [name, undefined])),
      CI: 'true',
      ...setting.runner,
      ...own,
      ...setting.bounds,
    }),
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('bash could not be started.');
  let output = '';
  const collect = (part: Buffer): void => {
    output += part.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const timer = setTimeout(() => process.kill(-pid, 'SIGKILL'), longestMs);
  return new Promise((done) => {
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      done({ exitCode, output });
    });
  });
}

/** The parser gives a text with expressions in it as one expression, whole. */
function resolve(text: string, expressions: StepSetting['expressions']): string {
  const expression = /^\$\{\{ (.*) \}\}$/s.exec(text)?.[1];
  if (expression === undefined) return text;
  const value = expressions[expression];
  if (value === undefined) throw new Error(`The test has no value for the expression ${expression}.`);
  return value;
}
