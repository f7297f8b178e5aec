import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { createServer } from 'node:tls';
import { reach } from '../../../../helpers/diagnosis/reach.ts';
import { findingOf } from './finding-of.ts';
import { freePort, listenRaw } from './listen-raw.ts';
import { makeCertificate } from './make-certificate.ts';

const limitMs = 2_000;

async function listenTls(fromYear: number, toYear: number): Promise<number> {
  const server = createServer(makeCertificate(fromYear, toYear));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  return (server.address() as AddressInfo).port;
}

describe('a host', () => {
  test('is reached at a plain address, phase by phase', async () => {
    let connections = 0;
    const port = await listenRaw(() => (connections += 1));
    for (const scheme of ['http', 'ws']) {
      const beforeMs = performance.now();
      const reached = await reach(`${scheme}://localhost:${port}/ws`, limitMs);

      assert.equal(reached.host, `localhost:${port}`);
      assert.ok(reached.addresses.includes('127.0.0.1'));
      assert.ok(reached.startedMs >= beforeMs);
      assert.ok(Number(reached.dnsMs) >= 0 && Number(reached.tcpMs) > 0 && Number(reached.tcpMs) < limitMs);
      assert.equal(reached.tlsMs, undefined);
    }
    assert.equal(connections, 2);
  });

  test('is reached by its number', async () => {
    const port = await listenRaw(() => undefined);

    assert.deepEqual((await reach(`http://127.0.0.1:${port}`, limitMs)).addresses, ['127.0.0.1']);
  });

  test('is let go when it has been reached', async () => {
    const gone = new Promise<void>((resolve, reject) => {
      listenRaw((socket) => socket.resume().once('close', () => resolve())).then(
        (port) => reach(`http://127.0.0.1:${port}`, limitMs),
        reject,
      );
    });

    await gone;
  });

  test('has no name', async () => {
    const found = await findingOf(reach('https://golden-path.invalid', limitMs));

    assert.equal(found.code, 'DNS_FAIL');
    assert.match(found.sentence, /No address was found for golden-path\.invalid/);
    assert.match(found.evidence[0] ?? '', /^golden-path\.invalid:443: E\w+ /);
  });

  test('refuses', async () => {
    const port = await freePort();
    const found = await findingOf(reach(`http://127.0.0.1:${port}`, limitMs));

    assert.equal(found.code, 'TCP_REFUSED');
    assert.match(found.sentence, new RegExp(`127\\.0\\.0\\.1:${port} refused\\.$`));
  });
});

describe('the certificate of a host', () => {
  for (const [name, fromYear, toYear, code, reason] of [
    ['signed itself', 2020, 2120, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
    ['expired', 2020, 2021, 'CERT_HAS_EXPIRED', 'certificate has expired'],
    ['is not good yet', 2110, 2120, 'CERT_NOT_YET_VALID', 'certificate is not yet valid'],
  ] as const) {
    test(`is not valid when it ${name}, and the finding says so`, async () => {
      const port = await listenTls(fromYear, toYear);
      const found = await findingOf(reach(`wss://localhost:${port}/ws`, limitMs));

      assert.equal(found.code, 'TLS_INVALID');
      const whose = `localhost, issued by itself, good from ${fromYear}-01-01 until ${toYear}-01-01`;
      const words = `localhost:${port}: ${code} ${reason}. It is made out to ${whose}.`;
      assert.ok(found.sentence.endsWith(words), found.sentence);
      assert.deepEqual(found.evidence, [`localhost:${port}: ${code} ${reason}`]);
    });
  }

  test('does not come where plain HTTP is spoken', async () => {
    const port = await listenRaw((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad\r\n\r\n')),
    );

    assert.equal((await findingOf(reach(`https://localhost:${port}`, limitMs))).code, 'TLS_INVALID');
  });

  test('does not come where the connection breaks off', async () => {
    const closes = await listenRaw((socket) => socket.once('data', () => socket.end()));
    const resets = await listenRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));

    for (const port of [closes, resets]) {
      assert.equal((await findingOf(reach(`https://localhost:${port}`, limitMs))).code, 'TCP_RESET');
    }
  });

  test('does not come in time where the host is mute', async () => {
    const port = await listenRaw(() => undefined);
    const startedMs = performance.now();
    const found = await findingOf(reach(`https://localhost:${port}`, 150));

    assert.equal(found.code, 'TCP_TIMEOUT');
    assert.deepEqual(found.evidence, [
      `localhost:${port}: ETIMEDOUT localhost:${port} did not finish the TLS handshake within 150 ms`,
    ]);
    assert.ok(performance.now() - startedMs < 2_000);
  });
});
