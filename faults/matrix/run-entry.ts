import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { startGateway } from '../start-gateway.ts';
import { runSuite, type SuiteRun } from './run-suite.ts';
import type { Subject } from './start-stack.ts';

/**
 * `named`: noticed, under its right name. `idle`: the fault never took effect, so the run proves nothing. `not-run`: a gateway
 * or stack did not start.
 */
export type Result = 'named' | 'misnamed' | 'survived' | 'idle' | 'not-run';

export interface Outcome {
  readonly entry: CatalogueEntry;
  readonly result: Result;
  /** Verdict and headline, as `FAIL EVENT_MISSING (events, product)`. */
  readonly got: string;
  /** Titles of the checks that failed. */
  readonly killedBy: readonly string[];
  readonly seconds: number;
  /** What the run said, kept unless all is well. */
  readonly output: string;
}

const boundMs = 150_000;

/** Plants the fault before the subject, runs the checks of the entry and holds the headline against what it must be. */
export async function runEntry(entry: CatalogueEntry, subject: Subject): Promise<Outcome> {
  const startedMs = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'golden-path-fault-'));
  const caFile = join(folder, 'authority.pem');
  const gateway = await startGateway({ upstream: subject.urls, faults: entry.faults, caFile });
  try {
    const speaksTls = entry.faults.some(({ kind }) => kind === 'tls');
    const run = await runSuite({
      ...entry,
      urls: gateway.urls,
      control: subject.control,
      environment: { ...entry.environment, ...(speaksTls ? { NODE_EXTRA_CA_CERTS: caFile } : {}) },
      boundMs,
    });
    const fired = new Set(gateway.fired());
    const isIdle = entry.faults.length > 0 && fired.size === 0;
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
    return { ...judge(entry, run, isIdle), entry, seconds };
  } finally {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(
  { expected, class: ofClass, layer }: CatalogueEntry,
  { verdict, output, exitCode }: SuiteRun,
  isIdle: boolean,
): Omit<Outcome, 'entry' | 'seconds'> {
  const headline = verdict?.headline;
  const got =
    verdict === undefined
      ? `no verdict (exit ${exitCode ?? 'by force'})`
      : `${verdict.verdict}${headline ? ` ${headline.code} (${headline.layer}, ${headline.class})` : ''}`;
  const killedBy = (verdict?.checks ?? [])
    .filter(({ status }) => status === 'FAIL')
    .map(({ title }) => title);
  const isPass = verdict?.verdict === 'PASS' || exitCode === 0;
  const isNamed =
    headline?.code === expected && headline.class === ofClass && headline.layer === layer && !isPass;
  const result: Result = isPass ? (isIdle ? 'idle' : 'survived') : isNamed ? 'named' : 'misnamed';
  return { result, got, killedBy, output: result === 'named' ? '' : output };
}
