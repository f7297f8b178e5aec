import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { dialByWay } from '../../../../helpers/browser/dial-by-way.ts';

describe('the way from the browser to a host', () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.end();
  });
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());
  const port = (): number => (server.address() as AddressInfo).port;
  const urls = (own: number) => ({
    auth: `http://127.0.0.1:${own}`,
    backend: `http://127.0.0.1:${own}`,
    ws: `ws://127.0.0.1:${own}/ws`,
    frontend: `http://127.0.0.1:${own}`,
  });

  it('leads to the hosts of the target', async () => {
    const dial = dialByWay({ urls: urls(port()), letsOthersIn: false, limitMs: 2_000 });
    (await dial({ host: '127.0.0.1', port: port() })).destroy();
  });

  it('leads nowhere else, and nobody is asked', async () => {
    const count = connections;
    const dial = dialByWay({ urls: urls(1), letsOthersIn: false, limitMs: 2_000 });
    await assert.rejects(() => dial({ host: '127.0.0.1', port: port() }), /is not the target's/);
    assert.equal(connections, count);
  });

  it('leads elsewhere where others are let in', async () => {
    const dial = dialByWay({ urls: urls(1), letsOthersIn: true, limitMs: 2_000 });
    (await dial({ host: '127.0.0.1', port: port() })).destroy();
  });

  it('says why a host was not reached', async () => {
    const failures: string[] = [];
    const dial = dialByWay({
      urls: urls(1),
      letsOthersIn: false,
      limitMs: 2_000,
      onFailure: (to, error) => failures.push(`${to.host} ${String(error)}`),
    });
    await assert.rejects(() => dial({ host: '127.0.0.1', port: 1 }));
    assert.match(failures.join(), /127\.0\.0\.1:1 .*ECONNREFUSED/);
  });
});
