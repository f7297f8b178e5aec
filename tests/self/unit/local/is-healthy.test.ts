import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closedPort } from '../../command/closed-port.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const servers: Server[] = [];

async function serve(status: number, body: unknown): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/health' ? status : 404).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return String((server.address() as AddressInfo).port);
}

async function check(...ports: readonly string[]): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, ['container/is-healthy.mjs', ...ports], { cwd: root });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString('utf8')));
  const [code] = (await once(child, 'close')) as unknown[];
  return { code, said };
}

describe('health check of the container', () => {
  after(() => servers.map((server) => server.close()));

  it('is content when every port says that it is healthy', async () => {
    const ports = [await serve(200, { status: 'healthy' }), await serve(200, { status: 'healthy' })];
    assert.deepEqual(await check(...ports), { code: 0, said: '' });
  });

  it('names each port that does not', async () => {
    const well = await serve(200, { status: 'healthy' });
    const ill = await serve(503, { status: 'healthy' });
    const poor = await serve(200, { status: 'degraded' });
    const silent = String(await closedPort());
    const { code, said } = await check(well, ill, poor, silent);
    assert.equal(code, 1);
    assert.equal(
      said,
      `port ${ill}: 503, status healthy\nport ${poor}: 200, status degraded\nport ${silent}: ECONNREFUSED\n`,
    );
  });

  it('is not content with no port at all', async () => {
    assert.equal((await check()).code, 1);
  });
});
