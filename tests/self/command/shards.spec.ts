import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { VerdictDocument } from '../../../helpers/diagnosis/verdict-document.ts';
import { expect, test as base } from './command-test.ts';
import { commands, type StartedSuite, type SuiteRun } from './run-suite.ts';

/** Quick specs of which each shard gets some: hosts, logins, figures and a whole turn. */
const specs = [
  'tests/auth/login.spec.ts',
  'tests/auth/session.spec.ts',
  'tests/chat/spoofing.spec.ts',
  'tests/preflight/endpoints.spec.ts',
  'tests/preflight/hosts.spec.ts',
];
const merger = ['--import', 'tsx', 'helpers/merge/main.ts'];

type Environment = Readonly<Record<string, string>>;

interface Both {
  readonly whole: SuiteRun;
  readonly shards: readonly SuiteRun[];
  readonly merged: SuiteRun;
}

const test = base.extend<{
  /** The same selection whole and in two shards at the same time, and what the shards make together. */
  both: (environment?: Environment) => Promise<Both>;
  /** `npm run report:merge -- <folder>`, to its end. */
  merge: (folder: string) => Promise<SuiteRun>;
}>({
  both: async ({ start, merge, folder }, use) => {
    await use(async (environment) => {
      const run = (...words: readonly string[]): StartedSuite =>
        start([...commands.playwright, ...specs, ...words], environment);
      const started = [run(), run('--shard=1/2'), run('--shard=2/2')] as const;
      const whole = await started[0].ended;
      const shards = [await started[1].ended, await started[2].ended];
      const artefacts = join(folder, 'artefacts');
      for (const shard of shards) keepBlob(shard, artefacts);
      return { whole, shards, merged: await merge(artefacts) };
    });
  },

  merge: async ({ start }, use) => {
    await use((folder) => start([...merger, folder]).ended);
  },
});

/** As a pipeline does: what a shard leaves, in a folder of its own among those of the others. */
function keepBlob({ reports }: SuiteRun, artefacts: string): void {
  const [run = ''] = readdirSync(join(reports, 'runs'));
  const blob = join(reports, 'runs', run, 'blob');
  mkdirSync(artefacts, { recursive: true });
  cpSync(blob, join(artefacts, basename(run)), { recursive: true });
}

/** What a run says, without what no two runs have in common: times, ids, addresses and costs. */
function saidBy({ verdict }: SuiteRun) {
  const { scope, headline, findings, checks, budgets, waivers, run } = verdict as VerdictDocument;
  return {
    target: verdict?.target,
    scope,
    verdict: verdict?.verdict,
    headline: headline && { ...headline, sentence: withoutNumbers(headline.sentence) },
    findings: findings.map(({ code, layer, severity, test: by }) => ({ code, layer, severity, by })),
    checks: checks.map(({ id, title, required, status, evidence }) => ({
      id,
      title,
      required,
      status,
      by: status === 'BLOCKED' ? evidence : [],
    })),
    budgets: budgets.map(({ metric, n, method, target, limit, source }) => ({
      metric,
      n,
      method,
      target,
      limit,
      source,
    })),
    waivers,
    suiteRevision: run.suiteRevision,
    vantage: run.vantage,
  };
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '0');
}

test.describe('two shards', () => {
  test('say together what one run says on a healthy stack, and leave what a run leaves', async ({ both }) => {
    const { whole, shards, merged } = await both();

    expect(merged).toConclude({
      exitCode: 0,
      verdict: 'PASS',
      code: null,
      claim: whole.output.split('\n').find((line) => line.startsWith('SELF-CHECK')) ?? '',
    });
    expect(saidBy(merged)).toEqual(saidBy(whole));
    expect(whole.verdict?.checks.length).toBeGreaterThanOrEqual(20);
    expect(merged.verdict?.run.shards?.map(({ current }) => current)).toEqual([1, 2]);
    const [run = ''] = readdirSync(join(merged.reports, 'runs'));
    const left = ['html', 'junit.xml', 'results.json', 'allure', 'verdict.json', 'summary.md'];
    expect(left.filter((name) => !existsSync(join(merged.reports, 'runs', run, name)))).toEqual([]);

    // Each is a part, and says so.
    const [first] = shards as [SuiteRun];
    expect(first.exitCode).toBe(0);
    expect(first.verdict?.scope).toMatchObject({ kind: 'partial', shard: { current: 1, total: 2 } });
    expect(first.output).toMatch(/^PASS, partial: \d+ of \d+ checks, shard 1 of 2, /m);
  });

  test('say together what one run says when each of them meets another fault', async ({ both }) => {
    const { whole, shards, merged } = await both({ STACK_IGNORES: 'revocation,socket:message-user' });

    expect(shards.map(({ verdict }) => verdict?.verdict)).not.toContain('PASS');
    expect(whole.verdict?.verdict).toBe('FAIL');
    expect(saidBy(merged)).toEqual(saidBy(whole));
    expect(merged.exitCode).toBe(1);
  });
});

test.describe('merging', () => {
  test('of nothing ends with a verdict, and of no folder with a sentence', async ({
    start,
    merge,
    folder,
  }) => {
    mkdirSync(join(folder, 'empty'));
    const run = await merge(join(folder, 'empty'));
    expect(run).toConclude({
      exitCode: 1,
      verdict: 'HARNESS_ERROR',
      code: 'CONFIG_INVALID',
      claim:
        'SELF-CHECK HARNESS_ERROR: a setting of this run is wrong, missing or unknown. No product was tested.',
    });
    expect(run.verdict?.headline?.sentence).toContain('There is no blob report below');

    const unsaid = await start(merger).ended;
    expect([unsaid.exitCode, unsaid.verdict]).toEqual([2, undefined]);
    expect(unsaid.output).toMatch(/^Say one folder, not 0\. npm run report:merge -- DIR .*\n$/);
  });
});
