import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { childEnvironment } from './child-environment.ts';
import { runNode } from './children.ts';
import type { Urls } from './start-stack.ts';
import { command, writtenSuite, type Suite } from './suite.ts';

/** What the matrix reads of `verdict.json`. */
const verdict = z.object({
  verdict: z.string(),
  headline: z.object({ code: z.string(), layer: z.string(), class: z.string() }).nullable(),
  findings: z.array(z.object({ code: z.string(), sentence: z.string() })),
  checks: z.array(z.object({ title: z.string(), status: z.string() })),
});
export type SuiteVerdict = z.infer<typeof verdict>;

export interface SuiteRun {
  readonly verdict: SuiteVerdict | undefined;
  readonly exitCode: number | null;
  readonly output: string;
}

export interface SuiteOptions {
  readonly target: 'local' | 'embedded';
  readonly urls: Urls;
  readonly control: string | undefined;
  readonly grep: string;
  readonly limitPercent: number;
  /** Settings of the target without its prefix. */
  readonly settings?: Readonly<Record<string, string | undefined>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly words?: readonly string[];
  readonly boundMs: number;
  /** The suite as it is written unless another is given. */
  readonly suite?: Suite | undefined;
  /** Is told what the run says, as it says it. */
  readonly hear?: (text: string) => void;
  /** Sees the folder of all that the run wrote, before it is removed. */
  readonly inspect?: (reports: string, run: SuiteRun) => void;
}

/** Runs the real command against these addresses, and reads the verdict that it leaves. */
export async function runSuite(options: SuiteOptions): Promise<SuiteRun> {
  const reports = mkdtempSync(join(tmpdir(), 'golden-path-matrix-'));
  const { auth, backend, ws, frontend } = options.urls;
  const settings: Record<string, string | undefined> = {
    AUTH_URL: auth,
    BACKEND_URL: backend,
    WS_URL: ws,
    FRONTEND_URL: frontend,
    LIMIT_PERCENT: String(options.limitPercent),
    ...(options.target === 'embedded' ? { CONTROL_URL: options.control } : {}),
    ...options.settings,
  };
  const prefixed = Object.entries(settings).map(([name, value]) => [
    `${options.target.toUpperCase()}_${name}`,
    value,
  ]);
  const suite = options.suite ?? writtenSuite;
  const { folder, environment } = suite;
  const words = [
    ...suite.filesFor(options.grep),
    `--project=${options.target}`,
    '--grep',
    options.grep,
    ...suite.words,
    ...(options.words ?? []),
  ];
  try {
    const { exitCode, output } = await runNode(
      [...command, ...words],
      childEnvironment({
        ...(Object.fromEntries(prefixed) as Record<string, string | undefined>),
        // What is waived for a real target must not decide what is caught here.
        GOLDEN_PATH_WAIVERS: 'none',
        GOLDEN_PATH_OWNERS: 'none',
        ...environment,
        ...options.environment,
        GOLDEN_PATH_REPORTS: reports,
      }),
      options.boundMs,
      { hear: options.hear, folder },
    );
    const run = { exitCode, output, verdict: readVerdict(join(reports, 'verdict.json')) };
    options.inspect?.(reports, run);
    return run;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

function readVerdict(file: string): SuiteVerdict | undefined {
  return existsSync(file) ? verdict.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** The titles of all checks that a whole run takes. */
export async function listChecks(): Promise<readonly string[]> {
  const { output } = await runNode([...command, '--project=local', '--list'], childEnvironment({}), 60_000);
  return [...output.matchAll(/^\s+\[local\] › \S+ › (.+)$/gm)].map(([, title = '']) =>
    title.replace(/(?: @[\w-]+)+$/, ''),
  );
}
