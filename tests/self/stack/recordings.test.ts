import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { RecordedExchange } from '../../../faults/replay/recording.ts';

import { decodeJwt, decodeProtectedHeader } from 'jose';

import { compare } from './compare.ts';
import { deliberateDifferences } from './deliberate-differences.ts';
import { lineOf } from './line-of.ts';
import { newUser } from './new-user.ts';
import { replayExchanges } from './replay-exchanges.ts';
import { replaySockets } from './replay-sockets.ts';
import type { RecordedSockets } from './replay-sockets.ts';
import type { Difference, Variables } from './replayed.ts';
import type { StackProcess } from './stack-process.ts';
import { startStack } from './start-stack.ts';

const key = 'a-key-of-this-run';

interface AuthRecording {
  readonly tokens: Readonly<
    Record<'access' | 'refresh', { readonly header: object; readonly claims: object }>
  >;
  readonly exchanges: readonly RecordedExchange[];
}

describe('embedded stack', { timeout: 60_000 }, () => {
  let stack: StackProcess;
  const found: Difference[] = [];

  before(async () => {
    stack = await startStack({ STACK_LOGIN_KEY: key, STACK_PACE_MS: '20' });
  });
  after(() => stack.stop());

  test('answers as the recorded auth service', async () => {
    const recorded = read('auth') as AuthRecording;
    const variables = startingVariables(stack);
    const replay = await replayExchanges('auth', stack.auth, recorded.exchanges, variables);
    const differences = [
      ...replay.differences,
      ...(['access', 'refresh'] as const).flatMap((type) => {
        const token = variables.get(type) ?? '';
        const served = { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
        return compare(`auth token (${type})`, 'token', recorded.tokens[type], served, variables);
      }),
    ];
    assert.ok(replay.count > 70, `only ${replay.count} exchanges were replayed`);
    expectNoOther(differences, found);
  });

  test('answers as the recorded backend', async () => {
    const recorded = read('backend') as { readonly exchanges: readonly RecordedExchange[] };
    const variables = startingVariables(stack);
    for (const name of ['alice', 'bob']) {
      const user = await newUser(stack);
      variables.set(name, user.token).set(`${name} id`, user.id);
    }
    const replay = await replayExchanges('backend', stack.backend, recorded.exchanges, variables);
    assert.ok(replay.count > 35, `only ${replay.count} exchanges were replayed`);
    expectNoOther(replay.differences, found);
  });

  test('behaves as the recorded chat socket', async () => {
    const recorded = read('websocket') as RecordedSockets;
    const variables = startingVariables(stack);
    const login = await devLogin(stack);
    const other = await devLogin(stack);
    await fetch(`${stack.auth}/auth/logout`, {
      method: 'POST',
      headers: { authorization: `Bearer ${other.access_token}` },
    });
    variables
      .set('access', login.access_token)
      .set('refresh', login.refresh_token)
      .set('logged out', other.access_token);
    const replay = await replaySockets(stack.ws.replace(/\/ws$/, ''), recorded, variables);
    assert.ok(replay.count > 35, `only ${replay.count} sockets were replayed`);
    expectNoOther(replay.differences, found);
  });

  test('still differs in every point that is listed as deliberate', () => {
    const lines = found.map(lineOf);
    const gone = deliberateDifferences.filter(({ matches }) => !lines.some((line) => matches.test(line)));
    assert.deepEqual(
      gone.map(({ matches, reason }) => `${String(matches)}: ${reason}`),
      [],
    );
  });
});

function expectNoOther(differences: readonly Difference[], found: Difference[]): void {
  found.push(...differences);
  const other = differences.filter(
    (each) => !deliberateDifferences.some(({ matches }) => matches.test(lineOf(each))),
  );
  const lines = other.map(
    (each) =>
      `${lineOf(each)}: recorded ${JSON.stringify(each.recorded)}, served ${JSON.stringify(each.served)}`,
  );
  assert.equal(lines.join('\n'), '');
}

function read(name: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../../faults/replay/recordings/${name}.json`, import.meta.url), 'utf8'),
  );
}

function startingVariables(stack: StackProcess): Variables {
  return new Map([
    ['auth', stack.auth],
    ['auth, encoded', encodeURIComponent(stack.auth)],
    ['backend', stack.backend],
    ['ws', stack.ws],
    ['frontend', stack.frontend],
    ['run', String(Date.now())],
    ['login key', key],
  ]);
}

async function devLogin(stack: StackProcess): Promise<{ access_token: string; refresh_token: string }> {
  const answer = await fetch(`${stack.auth}/auth/dev/login`, { method: 'POST' });
  return (await answer.json()) as { access_token: string; refresh_token: string };
}
