import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultInput } from '../../../faults/fault.ts';
import { startGateway, type Gateway } from '../../../faults/start-gateway.ts';
import type { LadderReport } from '../../../helpers/ladder/ladder-report.ts';
import { attach } from './attach.ts';
import { expect, test as base } from './command-test.ts';
import type { SuiteRun } from './run-suite.ts';

const wholeWay = 'arrive in order';
/** The embedded agent answers in 150 ms: limits a fifth as long show the same, sooner. */
const sooner = { LOCAL_LIMIT_PERCENT: '20' };

/** Whoever comes is the demo user. */
const demo: FaultInput = {
  kind: 'frame-edit',
  match: { type: 'pong' },
  set: { 'data.user_id': 'demo-user-001' },
};

const test = base.extend<{
  /** Runs checks against the worker's stack with these faults planted before it. */
  runBefore: (faults: readonly FaultInput[], grep: string) => Promise<SuiteRun>;
}>({
  runBefore: async ({ stack, playwrightTest }, use) => {
    const gateways: Gateway[] = [];
    await use(async (faults, grep) => {
      const gateway = await startGateway({ upstream: stack.urls, faults });
      gateways.push(gateway);
      return playwrightTest(['--project=local', '--grep', grep], { ...attach(gateway.urls), ...sooner });
    });
    for (const gateway of gateways) await gateway.stop();
  },
});

/** `ladder.json` of the one run; undefined when there is none. */
function ladderOf(run: SuiteRun): LadderReport | undefined {
  const text = fileOf(run, 'ladder.json');
  return text === undefined ? undefined : (JSON.parse(text) as LadderReport);
}

function fileOf({ reports }: SuiteRun, name: string): string | undefined {
  const [folder = ''] = readdirSync(join(reports, 'runs'));
  const file = join(reports, 'runs', folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

test.describe('ladder', () => {
  test('says in one line what holds and what breaks first when the chat is silent under a built-in identity', async ({
    runBefore,
  }) => {
    // As the revision of 2025-09-13.
    const run = await runBefore([{ kind: 'agent-deaf' }, demo], wholeWay);

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'FAIL',
      code: 'AGENT_SILENT',
      claim: 'Users CANNOT chat on local',
    });
    const line =
      /dns ok <?\d+ ms · tcp ok .* · health ok .* · login ok .* · token accepted by the backend · upgrade ok .* · identity demo-user-001 instead of auth_user_… · 0 of 5 events in [\d.]+ m?s, in the check's own turn → routing: AGENT_SILENT, beside it auth: AUTH_BYPASSED/;
    expect(run.output).toMatch(line);
    expect(fileOf(run, 'summary.md')).toMatch(line);
    expect(run.verdict?.findings[0]?.evidence.at(-1)).toMatch(line);
    // The check looked at the events alone: the identity and the lie of the health checks are what the ladder saw.
    expect(run.output).toMatch(/^Beside it: .* \(AUTH_BYPASSED\)$/m);
    expect(run.verdict?.findings.map(({ code }) => code)).toEqual([
      'AGENT_SILENT',
      'AUTH_BYPASSED',
      'HEALTH_LIES',
    ]);
  });

  test('says what it excluded when the upgrade is refused', async ({ runBefore }) => {
    const run = await runBefore([{ kind: 'upgrade-answer', status: 403, text: '' }], wholeWay);

    expect(run.verdict?.headline?.code).toBe('WS_HTTP_403');
    expect(run.output).toMatch(
      /^ {2}excluded: a token that the backend does not believe: .*; the subprotocols: /m,
    );
    expect(run.output).toMatch(/^ {2}left: the backend closes before it accepts/m);
  });

  test('is not climbed by a run that is well', async ({ runBefore }) => {
    const run = await runBefore([], wholeWay);

    expect(run.verdict?.verdict).toBe('PASS');
    expect(ladderOf(run)).toBeUndefined();
    expect(run.output).not.toContain('The layers');
  });

  test('takes no more than its time when a layer hangs', async ({ runBefore }) => {
    const run = await runBefore([{ kind: 'tcp-hang', service: 'backend' }], 'backend host');
    const ladder = ladderOf(run);

    expect(run.verdict?.headline?.code).toBe('HTTP_TIMEOUT');
    expect(ladder?.limitMs).toBe(10_000);
    expect(ladder?.tookMs).toBeLessThanOrEqual(10_000);
    expect(ladder?.rungs.find(({ status }) => status === 'broken')).toMatchObject({ name: 'health' });
  });

  test('says that what broke has passed when all layers answer again', async ({ runBefore }) => {
    const run = await runBefore([{ kind: 'upgrade-answer', status: 500, text: '', nth: 1 }], wholeWay);

    expect(run.verdict?.headline?.code).toBe('WS_HTTP_500');
    expect(run.exitCode).toBe(1);
    expect(run.output).toMatch(
      /^ {2}All layers up to the chat socket answered when probed again .* after the failure: what broke has passed, or lies in opening the chat socket \(WS_HTTP_500\)/m,
    );
  });

  test('never hides an error that stands in no list of findings behind what it adds', async ({
    runBefore,
  }) => {
    const threads = { service: 'backend', path: '/api/threads', nth: 1 } as const;
    const run = await runBefore([{ kind: 'http-drop', match: threads }, demo], 'is accepted by the backend');

    expect(run.verdict?.findings.map(({ code }) => code)).toEqual(['TCP_RESET', 'AUTH_BYPASSED']);
  });

  test('is climbed once in a run, for the first check that fails', async ({ runBefore }) => {
    const lost: FaultInput = { kind: 'frame-drop', match: { type: 'agent_thinking' } };
    const run = await runBefore([lost], `${wholeWay}|keeps an idle user out`);
    const failed = run.verdict?.checks.filter(({ status }) => status === 'FAIL').map(({ title }) => title);

    expect(failed).toHaveLength(2);
    expect(ladderOf(run)?.failure.test).toBe(failed?.[0]);
    // Once with the failed test, and once in the verdict.
    expect(run.output.match(/^ *The layers, probed once more/gm)).toHaveLength(2);
  });
});
