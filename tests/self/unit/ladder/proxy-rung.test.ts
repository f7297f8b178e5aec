import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import { startConnectProxy } from '../../../../faults/proxy/connect-proxy.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { climb } from '../../../../helpers/ladder/climb.ts';
import { describeLadder } from '../../../../helpers/ladder/describe-ladder.ts';
import type { LadderReport } from '../../../../helpers/ladder/ladder-report.ts';
import { startStack } from '../../stack/start-stack.ts';
import { makeTarget } from '../http/make-target.ts';
import { freePort } from '../http/listen-raw.ts';
import { withEnvironment } from '../network/with-environment.ts';

const shape = ({ rungs }: LadderReport): readonly string[] =>
  rungs.map(({ name, status, finding: found }) => [name, status, found?.code ?? ''].join(' ').trim());
const well = ['health', 'page', 'login', 'token', 'upgrade', 'greeting', 'identity'].map(
  (name) => `${name} ok`,
);

describe('the ladder behind a proxy', { timeout: 60_000 }, async () => {
  const stack = await startStack();
  after(() => stack.stop());
  const proxy = await startConnectProxy();
  after(() => proxy.stop());
  let count = 0;

  async function climbed(address: string, exceptions = '', auth = stack.auth): Promise<LadderReport> {
    const { backend, ws, frontend } = stack;
    const gear = {
      target: makeTarget(backend, { urls: { auth, backend, ws, frontend } }),
      budgets: budgetsFor('local'),
      pacer: undefined,
      spending: newSpending(),
      nextName: () => `gp-ladder-${++count}`,
    };
    const failure = {
      test: 'a user',
      findings: [finding('AGENT_SILENT')],
      turns: [],
      atMs: performance.now(),
    };
    const environment = { HTTP_PROXY: address, NO_PROXY: exceptions, GOLDEN_PATH_PROXY_LOOPBACK: 'yes' };
    return withEnvironment(environment, () => climb(gear, failure));
  }

  test('says that the proxy is ok, and judges no name and no connection of the target', async () => {
    const report = await climbed(proxy.url);

    assert.deepEqual(shape(report), ['proxy ok', ...well, 'events not-tried']);
    assert.match(
      report.rungs[0]?.saw ?? '',
      new RegExp(`^auth \\S+ through ${proxy.name}, backend \\S+ through `),
    );
    assert.match(describeLadder(report).line, /^proxy ok <?\d+ ms · health ok/);
    const lines = proxy.tunnels().map(({ firstLine }) => firstLine());
    assert.ok(lines.includes('GET /ws HTTP/1.1'), lines.join('\n'));
  });

  test('judges the names of the hosts that are gone to directly', async () => {
    const auth = stack.auth.replace('127.0.0.1', 'localhost');
    const report = await climbed(proxy.url, 'localhost', auth);

    assert.deepEqual(shape(report), ['proxy ok', 'dns ok', 'tcp ok', ...well, 'events not-tried']);
    assert.match(report.rungs[0]?.saw ?? '', /^backend \S+ through \S+$/);
    assert.match(report.rungs[1]?.saw ?? '', /^auth localhost:\d+$/);
  });

  test('ends at a proxy that is gone, by its name', async () => {
    const gone = `127.0.0.1:${await freePort()}`;
    const report = await climbed(`http://${gone}`);

    assert.deepEqual(shape(report).slice(0, 2), ['proxy broken PROXY_FAIL', 'health not-tried']);
    assert.match(report.rungs[0]?.saw ?? '', new RegExp(`^auth: ${gone}, on the way to 127\\.0\\.0\\.1: `));
    assert.equal(report.rungs[1]?.saw, 'since proxy is broken');
  });
});
