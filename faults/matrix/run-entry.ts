import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { plantFaults } from './plant-faults.ts';
import { runSuite, type SuiteRun, type SuiteVerdict } from './run-suite.ts';
import type { Subject } from './start-stack.ts';
import type { Suite } from './suite.ts';
import { plantProxy } from './plant-proxy.ts';

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
  /** Every check of the run. */
  readonly checks: SuiteVerdict['checks'];
  /** Titles of the checks that failed. */
  readonly killedBy: readonly string[];
  readonly seconds: number;
  /** What the run said, kept unless all is well. */
  readonly output: string;
}

/** All checks against a fault that makes many of them red take a minute. */
const boundMs = 300_000;

/** Plants the fault before the subject, runs the checks of the entry and holds the headline against what it must be. */
export async function runEntry(entry: CatalogueEntry, subject: Subject, suite?: Suite): Promise<Outcome> {
  const startedMs = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'golden-path-fault-'));
  const caFile = join(folder, 'authority.pem');
  const gateway = await plantFaults(subject.urls, entry.faults, caFile);
  const proxy = await plantProxy(entry.proxy, caFile);
  try {
    const speaksTls = entry.faults.some(({ kind }) => kind === 'tls');
    const run = await runSuite({
      ...entry,
      settings: settingsFor(entry, subject),
      urls: gateway.urls,
      control: subject.control,
      environment: {
        ...entry.environment,
        ...proxy.environment,
        ...(speaksTls ? { NODE_EXTRA_CA_CERTS: caFile } : {}),
      },
      boundMs,
      suite,
    });
    const isIdle = (entry.faults.length > 0 && gateway.fired() === 0) || proxy.isIdle();
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
    return { ...judge(entry, run, isIdle), entry, seconds };
  } finally {
    await proxy.stop();
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `{SUBJECT_BACKEND_URL}` in a setting is the address of the subject itself, past the gateway. */
function settingsFor({ settings }: CatalogueEntry, { urls }: Subject): CatalogueEntry['settings'] {
  const own: Readonly<Record<string, string>> = { '{SUBJECT_BACKEND_URL}': urls.backend };
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      value === undefined ? value : (own[value] ?? value),
    ]),
  );
}

function judge(
  entry: CatalogueEntry,
  { verdict, output, exitCode }: SuiteRun,
  isIdle: boolean,
): Omit<Outcome, 'entry' | 'seconds'> {
  const isPass = verdict?.verdict === 'PASS' || exitCode === 0;
  const wrong =
    verdict === undefined ? [`no verdict (exit ${exitCode ?? 'by force'})`] : misnomers(entry, verdict);
  const result: Result = isPass ? (isIdle ? 'idle' : 'survived') : wrong.length === 0 ? 'named' : 'misnamed';
  const checks = verdict?.checks ?? [];
  return {
    result,
    got: wrong.length === 0 && verdict ? headlineOf(verdict) : wrong.join('; '),
    checks,
    killedBy: checks.filter(({ status }) => status === 'FAIL').map(({ title }) => title),
    output: result === 'named' ? '' : output,
  };
}

/** In what the verdict differs from what the entry must be called. */
function misnomers(
  { expected, class: ofClass, layer, beside }: CatalogueEntry,
  verdict: SuiteVerdict,
): readonly string[] {
  const { headline, findings } = verdict;
  const isNamed = headline?.code === expected && headline.class === ofClass && headline.layer === layer;
  const lost = beside.filter((code) => !findings.some((found) => found.code === code));
  return [...(isNamed ? [] : [headlineOf(verdict)]), ...lost.map((code) => `${code} is lost`)];
}

function headlineOf({ verdict, headline }: SuiteVerdict): string {
  return `${verdict}${headline ? ` ${headline.code} (${headline.layer}, ${headline.class})` : ''}`;
}
