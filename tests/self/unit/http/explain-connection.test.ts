import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explainConnection, portOf } from '../../../../helpers/diagnosis/explain-connection.ts';
import { particulars } from '../judge/particulars.ts';

const url = new URL('https://api.example/ws');
const failed = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`it failed by ${code}`), { code, ...more });
const explain = (error: unknown) => {
  const found = explainConnection(error, url);
  return { said: particulars([found])[0], evidence: found.evidence };
};

const dnsWords = 'No address was found for api.example: check the name, the network and the VPN.';
const table = [
  ['DNS_FAIL', dnsWords, ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'ENODATA', 'ESERVFAIL', 'EAI_FAIL']],
  ['TCP_REFUSED', 'api.example:443 refused.', ['ECONNREFUSED']],
  [
    'TCP_TIMEOUT',
    'api.example:443 did not answer.',
    ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'UND_ERR_CONNECT_TIMEOUT'],
  ],
  ['TCP_RESET', 'api.example:443 broke off.', ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET']],
] as const;

describe('a failed connection', () => {
  for (const [code, words, errnos] of table) {
    for (const errno of errnos) {
      test(`is ${code} by ${errno}, also as the cause of a fetch`, () => {
        const expected = {
          said: [code, words],
          evidence: [`api.example:443: ${errno} it failed by ${errno}`],
        };

        assert.deepEqual(explain(failed(errno)), expected);
        assert.deepEqual(explain(new TypeError('fetch failed', { cause: failed(errno) })), expected);
      });
    }
  }

  for (const code of [
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'EPROTO',
  ]) {
    test(`is TLS_INVALID by ${code}, with the reason`, () => {
      assert.deepEqual(explain(failed(code)).said, [
        'TLS_INVALID',
        `api.example:443: ${code} it failed by ${code}.`,
      ]);
    });
  }

  test('is TLS_INVALID by what the error says, whatever its code', () => {
    assert.equal(explain(new Error('write EX 140: SSL routines: x')).said?.[0], 'TLS_INVALID');
    assert.equal(explain(new Error('bad certificate')).said?.[0], 'TLS_INVALID');
  });

  for (const errno of ['EADDRNOTAVAIL', 'EMFILE', 'ENFILE', 'ENOBUFS', 'EACCES', 'EPERM', 'ENETDOWN']) {
    test(`is the tester's own by ${errno}, and no fault of the product`, () => {
      const expected = {
        said: ['HARNESS_ERROR', 'This machine could not connect to api.example:443.'],
        evidence: [`api.example:443: ${errno} it failed by ${errno}`],
      };

      assert.deepEqual(explain(failed(errno)), expected);
      assert.deepEqual(explain(new TypeError('fetch failed', { cause: failed(errno) })), expected);
      assert.notEqual(explainConnection(failed(errno), url).class, 'product');
    });
  }

  test('is one of the other side where one of several addresses says so', () => {
    const several = new AggregateError([failed('ENETDOWN'), failed('ECONNREFUSED')]);

    assert.equal(explain(several).said?.[0], 'TCP_REFUSED');
  });

  test('is explained when its causes go round in a circle', () => {
    const itself: Error = failed('EMFILE');
    itself.cause = itself;
    const [one, other] = [failed('ECONNREFUSED'), failed('ECONNREFUSED')];
    one.cause = other;
    other.cause = one;
    const parts: Error[] = [];
    const aggregate = new AggregateError(parts, 'all of them');
    aggregate.errors.push(aggregate);

    assert.deepEqual(explain(itself), {
      said: ['HARNESS_ERROR', 'This machine could not connect to api.example:443.'],
      evidence: ['api.example:443: EMFILE it failed by EMFILE'],
    });
    assert.equal(explain(one).said?.[0], 'TCP_REFUSED');
    assert.deepEqual(explain(aggregate).evidence, ['api.example:443: AggregateError all of them']);
  });

  test('is explained by a cause eight levels down', () => {
    let error = failed('ECONNREFUSED');
    for (let level = 0; level < 8; level += 1) error = new Error(`level ${level}`, { cause: error });

    assert.deepEqual(explain(error).said, ['TCP_REFUSED', 'api.example:443 refused.']);
  });

  test('is HTTP_TIMEOUT by the limit of the request', async () => {
    const signal = AbortSignal.timeout(1);
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));

    for (const error of [signal.reason, new Error('Timed out'), new Error('This was aborted')]) {
      assert.deepEqual(explain(error).said, ['HTTP_TIMEOUT', 'api.example:443 gave no answer in time.']);
    }
  });

  test('is HTTP_BROKEN by what the parser says, and shows it', () => {
    assert.deepEqual(explain(failed('HPE_INVALID_CONSTANT')), {
      said: ['HTTP_BROKEN', 'api.example:443 sent an answer that is no proper HTTP.'],
      evidence: ['api.example:443: HPE_INVALID_CONSTANT it failed by HPE_INVALID_CONSTANT'],
    });
  });

  test('shows what it does not know', () => {
    for (const error of ['words', 42, null, undefined]) {
      assert.deepEqual(explain(error).evidence, [`api.example:443: error ${String(error)}`]);
    }
    assert.deepEqual(explain(new RangeError('odd')).evidence, ['api.example:443: RangeError odd']);
  });

  test('lists every address that was tried, each with its own error', () => {
    const aggregate = new AggregateError([
      failed('ENETUNREACH', { address: '2001:db8::1', port: 443 }),
      failed('ECONNREFUSED', { address: '192.0.2.1', port: 443 }),
    ]);
    const expected = {
      said: ['TCP_REFUSED', 'api.example:443 refused.'],
      evidence: [
        '2001:db8::1:443: ENETUNREACH it failed by ENETUNREACH',
        '192.0.2.1:443: ECONNREFUSED it failed by ECONNREFUSED',
      ],
    };

    assert.deepEqual(explain(aggregate), expected);
    assert.deepEqual(explain(new TypeError('fetch failed', { cause: aggregate })), expected);
  });

  test('names the lowest layer of several', () => {
    const said = (...codes: readonly string[]) =>
      explain(new AggregateError(codes.map((code) => failed(code)))).said?.[0];

    assert.equal(said('ECONNREFUSED', 'ENOTFOUND'), 'DNS_FAIL');
    assert.equal(said('ECONNRESET', 'ETIMEDOUT'), 'TCP_TIMEOUT');
    assert.equal(said('ETIMEDOUT', 'CERT_HAS_EXPIRED'), 'TLS_INVALID');
  });
});

describe('the port of an address', () => {
  for (const [address, port] of [
    ['http://a.example', 80],
    ['ws://a.example/ws', 80],
    ['https://a.example', 443],
    ['wss://a.example/ws', 443],
    ['http://a.example:8081', 8081],
    ['wss://[::1]:9443', 9443],
  ] as const) {
    test(`is ${port} in ${address}`, () => assert.equal(portOf(new URL(address)), port));
  }
});
