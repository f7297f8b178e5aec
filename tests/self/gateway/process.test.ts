import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { startGateway } from '../../../faults/start-gateway.ts';
import { chat, openChat } from './open-chat.ts';
import { serveAgent } from './serve-agent.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What a gateway process said and how it ended, when it ends by itself; `signal` is sent once it is ready. */
async function run(
  args: readonly string[],
  signal?: NodeJS.Signals,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'faults/gateway/main.ts', ...args], {
    cwd: root,
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString('utf8');
    if (signal && /^ready$/m.test(out)) child.kill(signal);
  });
  child.stderr.on('data', (part: Buffer) => (err += part.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

describe('process of the gateway', { timeout: 60_000 }, async () => {
  const upstream = await serveAgent();
  const services = { auth: upstream.url, backend: upstream.url, ws: upstream.wsUrl, frontend: upstream.url };
  const folder = mkdtempSync(join(tmpdir(), 'gp-gateway-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const args = Object.entries(services).map(([name, url]) => `--${name}=${url}`);

  test('breaks what it is told, says which faults took effect, and ends with its standard input', async () => {
    const caFile = join(folder, 'ca.pem');
    const gateway = await startGateway({
      upstream: services,
      caFile,
      faults: [
        { kind: 'frame-drop', match: { type: 'never' } },
        { kind: 'agent-silent' },
        { kind: 'tls', service: 'auth', certificate: 'expired' },
      ],
    });
    assert.match(readFileSync(caFile, 'utf8'), /^-----BEGIN CERTIFICATE/);
    const client = await openChat(gateway.urls.ws, 'a-secret-token');
    client.send(chat('hello'));
    await client.until(() => gateway.fired().includes(1));
    assert.deepEqual(gateway.fired(), [2, 1]);
    assert.match(
      gateway.log(),
      /^fired 3 tls\nAUTH_URL=https:\/\/127\.0\.0\.1:\d+\nBACKEND_URL=http:\/\/127\.0\.0\.1:(\d+)\nWS_URL=ws:\/\/127\.0\.0\.1:\1\/ws\nFRONTEND_URL=http:\/\/127\.0\.0\.1:\d+\nready\nfired 2 agent-silent\n$/,
    );
    assert.doesNotMatch(gateway.log(), /secret/);
    assert.equal(await gateway.stop(), 0);
    assert.equal((await client.close()).code, 1006);
    assert.throws(() => process.kill(gateway.pid, 0), { code: 'ESRCH' });
    assert.equal(existsSync(caFile), false);
    await assert.rejects(fetch(gateway.urls.backend));
  });

  test('ends on a signal', async () => {
    const faults = join(folder, 'faults.json');
    writeFileSync(faults, '[{"kind":"tcp-hang","service":"auth"}]');
    const [byTerm, byInt] = await Promise.all([
      run([...args, `--faults=${faults}`], 'SIGTERM'),
      run(args, 'SIGINT'),
    ]);
    assert.deepEqual([byTerm?.code, byTerm?.err, byInt?.code, byInt?.err], [0, '', 0, '']);
  });

  test('refuses in one sentence what it must not or cannot do', async () => {
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, '[{"kind":"explode"}]');
    const staging = args.with(1, '--backend=https://api.staging.netrasystems.ai');
    const results = await Promise.all([
      run([...args, `--faults=${bad}`]),
      run([...staging, '--allow-host=api.staging.netrasystems.ai']),
      run(args.with(0, '--auth=http://192.0.2.1')),
      run(args.slice(1)),
    ]);
    const sentences = [
      /^Fault 1 \(explode\) has no known kind; .*\.\n$/,
      /^The gateway never stands before api\.staging\.netrasystems\.ai: others work there\.\n$/,
      /^The gateway stands before this machine alone, not 192\.0\.2\.1; --allow-host=192\.0\.2\.1 would allow it\.\n$/,
      /^--auth is missing\. Usage: .*\n$/,
    ];
    for (const [at, { code, out, err }] of results.entries()) {
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, sentences[at] ?? /^$/);
    }
    await assert.rejects(
      startGateway({ upstream: { ...services, ws: 'ws://192.0.2.1/ws' } }),
      /did not start\. It said: The gateway stands/,
    );
  });
});
