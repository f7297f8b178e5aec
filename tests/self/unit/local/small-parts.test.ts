import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { complaintOf } from '../../../../helpers/local/complaint-of.ts';
import { publishedPorts } from '../../../../helpers/local/published-ports.ts';
import { takenPorts } from '../../../../helpers/local/taken-ports.ts';

describe('published ports', () => {
  const config = (ports: unknown): string => JSON.stringify({ services: { stack: { ports } } });

  it('are those that Compose has worked out, in the order of the file', () => {
    const ports = [{ published: '8081', target: 8081 }, { published: '8000' }, { published: '3000' }];
    assert.deepEqual(publishedPorts(config(ports)), { auth: 8081, backend: 8000, frontend: 3000 });
  });

  it('are not guessed from anything else', () => {
    const texts = ['', 'null', '{}', config(undefined), config([{ published: '8081' }]), config('8081')];
    for (const text of texts) assert.equal(publishedPorts(text), undefined, text);
  });
});

describe('complaint of Docker', () => {
  const answer = (stderr: string, stdout = '') => ({ ended: 'ill', stdout, stderr }) as const;

  it('is the line that speaks of the error, not the advice after it', () => {
    const stderr =
      'time="…" level=warning msg="obsolete"\nError response from daemon: Bind for 0.0.0.0:8000 failed: port is already allocated.\nTry again\n';
    assert.equal(
      complaintOf(answer(stderr)),
      'Error response from daemon: Bind for 0.0.0.0:8000 failed: port is already allocated',
    );
  });

  it('is the last line where none does, and says so where there is none', () => {
    assert.equal(complaintOf(answer('one\ntwo\n')), 'two');
    assert.equal(complaintOf(answer('')), 'nothing');
  });
});

describe('taken ports', () => {
  it('are none while nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    assert.match((await takenPorts([port])) ?? '', new RegExp(`^Port ${port} is taken`));
    server.close();
    await once(server, 'close');
    assert.equal(await takenPorts([port]), undefined);
  });
});
