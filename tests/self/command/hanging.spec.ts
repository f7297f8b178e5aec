import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';

const services = ['auth', 'backend', 'frontend'] as const;

test.describe('run before hosts that hang', () => {
  test('waits for all of them at once, and for none of them twice', async ({ playwrightTest }) => {
    const seen: string[] = [];
    const servers = services.map((name) =>
      createServer((socket) => {
        let isAsked = false;
        socket.on('error', () => socket.destroy());
        socket.on('data', () => {
          if (!isAsked) seen.push(`${name} asked`);
          isAsked = true;
        });
        socket.once('close', () => isAsked && seen.push(`${name} given up`));
      }),
    );
    const hosts = await Promise.all(
      servers.map(async (server) => {
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        return `127.0.0.1:${(server.address() as AddressInfo).port}`;
      }),
    );
    const [auth = '', backend = '', frontend = ''] = hosts;
    const run = await playwrightTest(
      ['--project=local', '--grep', 'auth host'],
      attach({
        auth: `http://${auth}`,
        backend: `http://${backend}`,
        ws: `ws://${backend}/ws`,
        frontend: `http://${frontend}`,
      }),
    ).finally(() => servers.forEach((server) => server.close()));

    expect(run.verdict?.headline?.code).toBe('HTTP_TIMEOUT');
    expect(seen[0]).toBe('auth asked');
    expect(seen.slice(1, 3).sort()).toEqual(['backend asked', 'frontend asked']);
    expect(seen.filter((what) => what === 'frontend asked')).toHaveLength(1);
  });
});
