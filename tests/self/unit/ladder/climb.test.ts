import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import type { FaultInput } from '../../../../faults/fault.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import type { Pacer } from '../../../../helpers/http/http-client.ts';
import { climb } from '../../../../helpers/ladder/climb.ts';
import type { Failure } from '../../../../helpers/ladder/failure.ts';
import type { LadderReport } from '../../../../helpers/ladder/ladder-report.ts';
import { closedWith, golden, recordingOf } from '../../judge/example-turn.ts';
import { startStack } from '../../stack/start-stack.ts';
import { makeTarget } from '../http/make-target.ts';
import { gatewayBefore } from './gateway-before.ts';

const below = ['dns', 'tcp', 'health', 'page', 'login', 'token', 'upgrade', 'greeting', 'identity'] as const;

/** Each rung as `name status`, with its code where it is broken. */
function shape({ rungs }: LadderReport): readonly string[] {
  return rungs.map(({ name, status, finding: found }) => [name, status, found?.code ?? ''].join(' ').trim());
}
const ok = (...names: readonly string[]): readonly string[] => names.map((name) => `${name} ok`);
const notTried = (...names: readonly string[]): readonly string[] => names.map((name) => `${name} not-tried`);
const bypassUser: FaultInput = {
  kind: 'frame-edit',
  match: { type: 'pong' },
  set: { 'data.user_id': 'demo-user-001' },
};

describe('the ladder before the embedded stack', { timeout: 60_000 }, async () => {
  const stack = await startStack();
  after(() => stack.stop());
  const spending = newSpending();
  let count = 0;

  interface How {
    readonly failure?: Partial<Failure>;
    readonly pacer?: Pacer;
    readonly probingMs?: number;
    readonly urls?: Partial<Record<'auth' | 'backend' | 'ws' | 'frontend', string>>;
  }

  async function climbed(faults: readonly FaultInput[], how: How = {}): Promise<LadderReport> {
    const through = { ...(await gatewayBefore(stack, faults)), ...how.urls };
    const gear = {
      target: makeTarget(through.backend, { urls: through }),
      budgets: budgetsFor('local'),
      pacer: how.pacer,
      spending,
      nextName: () => `gp-ladder-${++count}`,
    };
    const failure = {
      test: 'a › b',
      findings: [finding('AGENT_SILENT')],
      turns: [],
      atMs: performance.now(),
    };
    return climb(gear, { ...failure, ...how.failure }, how.probingMs);
  }

  test('finds all well where nothing is broken, counts what it sent, and leaves no socket and no thread', async () => {
    const before = { ...spending };
    const report = await climbed([]);
    const state = await fetch(new URL('/state', stack.control));

    assert.deepEqual(shape(report), [...ok(...below), 'events not-tried']);
    assert.deepEqual([report.excluded, report.left], [[], []]);
    assert.equal(report.failure.first?.code, 'AGENT_SILENT');
    // Three health checks, registering, logging in, the protected route, the upgrade.
    assert.equal(spending.requests - before.requests, 7);
    assert.deepEqual([spending.users - before.users, spending.turns, spending.threads], [1, 0, 0]);
    assert.ok(report.tookMs > 0 && report.tookMs < report.limitMs);
    const { sockets, threads } = (await state.json()) as Record<string, number>;
    assert.deepEqual([sockets, threads], [0, 0]);
  });

  test('states what the turn of the check showed, and takes none itself', async () => {
    const report = await climbed([], { failure: { turns: [recordingOf(golden)] } });

    assert.equal(report.rungs.at(-1)?.saw, "5 of 5 events in 1.9 s, in the check's own turn");
    assert.equal(spending.messages, 0);
  });

  test('ends at a host that refuses, and says of the rest that nobody looked', async () => {
    const report = await climbed([{ kind: 'tcp-refuse', service: 'backend' }]);

    assert.deepEqual(shape(report), [
      'dns ok',
      'tcp broken TCP_REFUSED',
      ...notTried('health', 'page', 'login', 'token', 'upgrade', 'greeting', 'identity', 'events'),
    ]);
    assert.match(report.rungs[1]?.saw ?? '', /^backend: 127\.0\.0\.1:\d+ refused$/);
    assert.equal(report.rungs[2]?.saw, 'since tcp is broken');
  });

  test('ends at a name that does not resolve', async () => {
    const report = await climbed([], { urls: { auth: 'http://no-such-host.invalid' } });
    assert.equal(shape(report)[0], 'dns broken DNS_FAIL');
  });

  test('has a rung for the certificate where an address is a secure one', async () => {
    const report = await climbed([{ kind: 'tls', service: 'backend', certificate: 'self-signed' }]);
    assert.deepEqual(shape(report).slice(0, 4), [
      'dns ok',
      'tcp ok',
      'tls broken TLS_INVALID',
      'health not-tried',
    ]);
  });

  test('does not log in to a host that does not say that it is well', async () => {
    const { users } = spending;
    const report = await climbed([
      {
        kind: 'http-answer',
        match: { service: 'backend', path: '/health' },
        status: 503,
        json: { status: 'unhealthy', startup_in_progress: true },
      },
    ]);

    assert.deepEqual(shape(report).slice(0, 4), [
      'dns ok',
      'tcp ok',
      'health broken NOT_READY',
      'page not-tried',
    ]);
    assert.equal(report.rungs[2]?.saw, 'backend: backend says that it is starting');
    assert.equal(spending.users, users);
  });

  test('goes on without the page', async () => {
    const report = await climbed([{ kind: 'tcp-refuse', service: 'frontend' }]);
    assert.ok(shape(report).includes('page broken TCP_REFUSED'));
    assert.ok(shape(report).includes('identity ok'));
  });

  test('goes on with a bypassed identity, and reports it beside what the check found', async () => {
    const report = await climbed([bypassUser]);

    assert.ok(shape(report).includes('identity broken AUTH_BYPASSED'));
    assert.deepEqual(report.failure, {
      test: 'a › b',
      first: { code: 'AGENT_SILENT', layer: 'routing' },
      beside: [{ code: 'AUTH_BYPASSED', layer: 'auth' }],
    });
  });

  test('goes on with a token that is refused over HTTP, and tells the causes apart', async () => {
    const report = await climbed([
      {
        kind: 'http-answer',
        match: { service: 'backend', path: '/api/threads' },
        status: 401,
        json: { detail: 'Invalid token' },
      },
    ]);

    assert.ok(shape(report).includes('token broken JWT_CROSS_SERVICE_REJECTED'));
    assert.ok(shape(report).includes('identity ok'));
    assert.match(
      report.excluded.join('\n'),
      /OpenAPI lists \/api\/threads\n.*the login service takes it for/,
    );
    assert.match(report.excluded.join('\n'), /the chat socket takes the same token for the right user/);
    assert.match(report.left.join('\n'), /never sees the token/);
  });

  test('tells the causes of a refused upgrade apart, with good tokens alone', async () => {
    const report = await climbed([{ kind: 'upgrade-answer', status: 403, text: '' }]);

    assert.ok(shape(report).includes('upgrade broken WS_HTTP_403'));
    assert.ok(shape(report).includes('greeting not-tried'));
    assert.equal(report.excluded.length, 5);
    assert.deepEqual(report.left, ['the backend closes before it accepts: its own checks of the handshake']);
  });

  test('finds the subprotocols when the socket opens without them', async () => {
    const unknown = { 'sec-websocket-protocol': 'graphql-ws' };
    const report = await climbed([{ kind: 'upgrade-set', headers: unknown, nth: 1 }]);

    assert.ok(shape(report).includes('upgrade broken WS_HTTP_403'));
    assert.match(report.left.join(), /^the subprotocols: /);
  });

  test('tells the causes of a clean close apart, by a fresh socket', async () => {
    const early = await climbed([
      { kind: 'frame-close', match: { type: 'connect' }, code: 1000, when: 'before' },
    ]);
    assert.ok(shape(early).includes('greeting broken WS_CLOSED_1000_EARLY'));
    assert.match(early.left.join(), /^a crash right behind the upgrade/);

    const turns = [recordingOf(golden.slice(0, 2), closedWith(1000, 'main cleanup'))];
    const later = await climbed([], { failure: { turns } });
    assert.match(later.excluded.join('\n'), /a fresh one greets, answers a ping and is open after/);
    assert.match(later.left.join(), /on the message itself/);
  });

  test('sends nothing where the target has asked us to stop', async () => {
    const { requests } = spending;
    const report = await climbed([], { failure: { findings: [finding('SELF_RATE_LIMITED')] } });

    assert.deepEqual(new Set(report.rungs.map(({ status }) => status)), new Set(['not-tried']));
    assert.equal(spending.requests, requests);
  });

  test('stops at the first 429 of its own', async () => {
    const report = await climbed([
      { kind: 'http-rate-limit', match: { service: 'backend', path: '/api/threads' } },
    ]);
    assert.deepEqual(shape(report).slice(5), [
      'token broken SELF_RATE_LIMITED',
      ...notTried('upgrade', 'greeting', 'identity', 'events'),
    ]);
  });

  test('takes every request through the governor, and waits for it no longer than it has time', async () => {
    const asked: string[] = [];
    const pacer: Pacer = {
      take: async (_host, path) => {
        asked.push(path);
        if (path.startsWith('/auth/')) await new Promise(() => undefined);
      },
      reserve: () => Promise.reject(new Error('nothing here is timed')),
      stop: () => Promise.resolve(),
    };
    const report = await climbed([], { pacer, probingMs: 2_000 });

    assert.deepEqual(asked, ['/health', '/health', '/api/health', '/auth/register']);
    assert.equal(shape(report)[4], 'login not-tried');
    assert.match(report.rungs[4]?.saw ?? '', /^no answer within the ladder's own time of 2 s$/);
  });

  test('gives up a layer that hangs when its time is over, and does not call it broken: its limit was cut', async () => {
    const report = await climbed([{ kind: 'tcp-hang', service: 'backend' }], { probingMs: 1_000 });

    assert.deepEqual(shape(report).slice(0, 4), ['dns ok', 'tcp ok', 'health not-tried', 'page not-tried']);
    assert.match(report.rungs[3]?.saw ?? '', /^no answer within the ladder's own time of 1 s$/);
  });

  test('shows a mistake of its own as a rung that could not be probed', async () => {
    const pacer: Pacer = {
      take: (_host, path) =>
        path === '/ws' ? Promise.reject(new TypeError('x is wrong')) : Promise.resolve(),
      reserve: () => Promise.reject(new Error('nothing here is timed')),
      stop: () => Promise.resolve(),
    };
    const report = await climbed([], { pacer });

    assert.equal(shape(report)[6], 'upgrade not-tried');
    assert.equal(report.rungs[6]?.saw, 'could not be probed: TypeError: x is wrong');
    assert.equal(report.rungs[7]?.saw, 'could not be probed: TypeError: x is wrong');
  });
});
