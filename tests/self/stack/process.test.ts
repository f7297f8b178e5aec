import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { exitCodeOf } from './exit-code-of.ts';
import { get } from './get.ts';
import { newUser } from './new-user.ts';
import { openChat } from './open-chat.ts';
import { spawnStack } from './spawn-stack.ts';
import { startStack } from './start-stack.ts';

describe('process of the embedded stack', { timeout: 60_000 }, () => {
  test('ends with its standard input, closing its sockets with 1012', async () => {
    const stack = await startStack();
    const chat = await openChat(stack, await newUser(stack));
    const startedAt = performance.now();
    const ended = stack.stop();
    assert.deepEqual(await chat.next(), { kind: 'closed', code: 1012, reason: 'Service restart' });
    assert.equal(await ended, 0);
    assert.ok(performance.now() - startedAt < 1_500);
    await assert.rejects(get(`${stack.auth}/health`));
  });

  test('ends on SIGTERM, and does not mind its standard input in the foreground', async () => {
    const child = spawnStack([], {});
    let said = '';
    child.stdout?.on('data', (part: Buffer) => (said += part.toString('utf8')));
    child.stdin?.end();
    while (!said.includes('ready')) await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(child.exitCode, null);
    assert.match(
      said,
      /^AUTH_URL=http:\/\/127\.0\.0\.1:\d+\nBACKEND_URL=http:\/\/127\.0\.0\.1:(\d+)\nWS_URL=ws:\/\/127\.0\.0\.1:\1\/ws\nFRONTEND_URL=http:\/\/127\.0\.0\.1:\d+\nready\n$/,
    );
    child.kill('SIGTERM');
    assert.equal(await exitCodeOf(child), 0);
  });

  test('listens and calls itself as it is told, but for what may make tokens', async (context) => {
    const child = spawnStack(['--control', '--end-with-stdin'], {
      STACK_BIND: '0.0.0.0',
      STACK_HOST: 'localhost',
    });
    context.after(() => child.kill('SIGKILL'));
    let said = '';
    child.stdout?.on('data', (part: Buffer) => (said += part.toString('utf8')));
    while (!said.includes('ready')) await new Promise((resolve) => setTimeout(resolve, 10));
    const addressOf = (name: string): URL => new URL(new RegExp(`^${name}=(.+)$`, 'm').exec(said)?.[1] ?? '');
    // Another address of this machine.
    const elsewhere = (url: URL): string => `http://127.0.0.2:${url.port}/health`;
    const services = ['AUTH_URL', 'BACKEND_URL', 'FRONTEND_URL'].map(addressOf);
    for (const url of services) {
      assert.equal(url.hostname, 'localhost');
      const body = (await (await get(elsewhere(url))).json()) as { status: string };
      assert.equal(body.status, 'healthy');
    }
    assert.equal(addressOf('WS_URL').hostname, 'localhost');
    const control = addressOf('CONTROL_URL');
    assert.equal(control.hostname, '127.0.0.1');
    await assert.rejects(get(elsewhere(control)));
    child.stdin?.end();
    assert.equal(await exitCodeOf(child), 0);

    const usual = await startStack();
    await assert.rejects(get(elsewhere(new URL(usual.auth))));
    await usual.stop();
  });

  test('says in one sentence what is wrong with a setting or a port', async () => {
    const stack = await startStack();
    const port = new URL(stack.auth).port;
    const table: readonly [Record<string, string>, string][] = [
      [
        { STACK_PACE_MS: 'slow' },
        'STACK_PACE_MS must be a whole number of milliseconds from 0 to 600000, but it is "slow".\n',
      ],
      [
        { STACK_BIND: '192.0.2.7' },
        'STACK_BIND must be 127.0.0.1, or 0.0.0.0 to listen on every address of a container, but it is "192.0.2.7".\n',
      ],
      [
        { STACK_HOST: 'stack.example' },
        'STACK_HOST must be 127.0.0.1 or localhost, but it is "stack.example".\n',
      ],
      [
        { STACK_AUTH_PORT: port },
        `The auth service cannot listen on port ${port} of 127.0.0.1: another program listens there already.\n`,
      ],
    ];
    for (const [settings, sentence] of table) {
      const child = spawnStack(['--end-with-stdin'], settings);
      let said = '';
      child.stderr?.on('data', (part: Buffer) => (said += part.toString('utf8')));
      assert.equal(await exitCodeOf(child), 1);
      assert.equal(said, sentence);
    }
    await stack.stop();
  });
});
