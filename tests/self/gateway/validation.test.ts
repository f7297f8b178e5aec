import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readUpstream } from '../../../faults/gateway/upstream.ts';
import { readFaults } from '../../../faults/read-faults.ts';

describe('list of faults', () => {
  test('is refused in one sentence when it makes no sense', () => {
    const table: readonly [string, RegExp][] = [
      ['{', /^The faults are no JSON: .*\.$/],
      ['{"kind":"tcp-hang"}', /^The faults must be a JSON array, one object a fault\.$/],
      ['[7]', /^Fault 1 is not valid: .*expected object.*\.$/],
      ['[{"kind":"nonsense"}]', /^Fault 1 \(nonsense\) has no known kind; known are tcp-refuse, .*\.$/],
      [
        '[{"kind":"tcp-hang","service":"auth"},{"kind":"tcp-hang","service":"mail"}]',
        /^Fault 2 \(tcp-hang\) is not valid at service: .*\.$/,
      ],
      [
        '[{"kind":"frame-drop","match":{"typ":"agent_started"}}]',
        /^Fault 1 \(frame-drop\) is not valid at match: .*"typ"\.$/,
      ],
      ['[{"kind":"frame-edit","match":{},"set":{"a..b":1}}]', /must be names joined by dots/],
      ['[{"kind":"frame-edit","match":{},"set":{"__proto__.x":1}}]', /must be names joined by dots/],
      ['[{"kind":"frame-close","match":{},"code":99}]', /at code: must be a close code/],
      [
        '[{"kind":"http-status","match":{"service":"auth","pattern":"("},"status":500}]',
        /at match\.pattern: must be a regular expression\.$/,
      ],
      [
        '[{"kind":"http-headers","match":{"service":"auth"},"set":{"a":"b\\r\\nc: d"}}]',
        /at set\.a: must be one line\.$/,
      ],
      [
        JSON.stringify(Array.from({ length: 101 }, () => ({ kind: 'socket-compress' }))),
        /^At most 100 faults/,
      ],
    ];
    for (const [text, sentence] of table) {
      assert.throws(
        () => readFaults(text),
        (error: Error) => {
          assert.match(error.message, sentence);
          assert.doesNotMatch(error.message, /\n/);
          return true;
        },
      );
    }
  });

  test('keeps what it is given, defaults filled in', () => {
    assert.deepEqual(readFaults('[{"kind":"frame-drop","match":{"type":"a"}}]'), [
      { kind: 'frame-drop', match: { direction: 'in', type: 'a' } },
    ]);
    assert.deepEqual(readFaults([]), []);
  });
});

describe('upstream of the gateway', () => {
  test('is this machine, or a host that was allowed, and never the shared product', () => {
    assert.equal(readUpstream('ws', 'ws://localhost:8000/ws', []).port, 8000);
    assert.equal(readUpstream('auth', 'http://[::1]:80', []).host, '::1');
    assert.equal(readUpstream('auth', 'https://box.example', ['box.example']).port, 443);
    for (const [url, sentence] of [
      ['https://box.example', /stands before this machine alone, not box\.example/],
      ['http://127.0.0.1.evil.example', /this machine alone/],
      ['https://api.staging.netrasystems.ai', /never stands before/],
      ['https://API.Staging.NetraSystems.AI.', /never stands before/],
      ['ftp://localhost', /must be a URL with http/],
      ['nonsense', /must be a URL with http/],
    ] as const) {
      assert.throws(() => readUpstream('auth', url, ['api.staging.netrasystems.ai']), sentence);
    }
  });
});
