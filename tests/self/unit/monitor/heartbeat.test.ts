import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { closedPort } from '../../command/closed-port.ts';
import { sendHeartbeat } from '../../../../helpers/monitor/heartbeat.ts';

describe('the heartbeat', () => {
  let server: Server;
  let address = '';
  let status = 200;
  const asked: string[] = [];
  const quick = { tries: 2, pauseMs: 1, timeoutMs: 2_000 };

  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        asked.push(`${request.method} ${request.url} ${body}`);
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping/5ecr3t-path`;
  });
  after(() => server.close());
  beforeEach(() => {
    asked.length = 0;
    status = 200;
  });

  it('goes to the address that was set when a run has ended well', async () => {
    const told = await sendHeartbeat({ heartbeat: address }, 'success', quick);
    assert.deepEqual(told, { isSent: true, sentence: 'The heartbeat was sent: success.' });
    assert.deepEqual(asked, ['POST /ping/5ecr3t-path {"state":"success"}']);
  });

  it('says failure below the same address, or at one of its own', async () => {
    await sendHeartbeat({ heartbeat: `${address}/?rid=1` }, 'failure', quick);
    await sendHeartbeat({ heartbeat: address, heartbeatFailure: `${address}?status=down` }, 'failure', quick);
    assert.deepEqual(asked, [
      'POST /ping/5ecr3t-path/fail?rid=1 {"state":"failure"}',
      'POST /ping/5ecr3t-path?status=down {"state":"failure"}',
    ]);
  });

  it('is nobody’s business where no address is set', async () => {
    assert.equal((await sendHeartbeat({}, 'failure')).isSent, true);
  });

  it('is tried again, and says what happened without the address', async () => {
    status = 500;
    const refused = await sendHeartbeat({ heartbeat: address }, 'success', quick);
    assert.equal(asked.length, 2);
    const gone = await sendHeartbeat(
      { heartbeat: `http://127.0.0.1:${await closedPort()}/5ecr3t-path` },
      'success',
      quick,
    );
    const wrong = await sendHeartbeat({ heartbeat: 'ftp://5ecr3t-path' }, 'success', quick);
    for (const told of [refused, gone, wrong]) {
      assert.equal(told.isSent, false);
      assert.doesNotMatch(told.sentence, /5ecr3t|127\.0\.0\.1/);
    }
    assert.match(refused.sentence, /answered 500/);
    assert.match(gone.sentence, /ECONNREFUSED/);
    assert.match(wrong.sentence, /no http:\/\/ or https:\/\/ address/);
  });
});
