import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChatSocket } from '../../../../helpers/chat/chat-socket.ts';
import type { RefusalRecord } from '../../../../helpers/chat/watch-refusal.ts';
import { judgeRefusal } from '../../../../helpers/judge/judge-refusal.ts';
import { particulars } from './particulars.ts';

type Frame = RefusalRecord['frames'][number];

const authFrame: Frame = {
  kind: 'trouble',
  type: 'error_message',
  errorCode: 'AUTH_FAILED',
  raw: '{"type":"error_message","error_code":"AUTH_FAILED"}',
};
const connect: Frame = { kind: 'control', type: 'connect', errorCode: '', raw: '{"type":"connect"}' };
const plain: Frame = { kind: 'unparsable', type: 'unparsable', errorCode: '', raw: 'Unauthorized' };
const leaking: Frame = {
  kind: 'trouble',
  type: 'error_message',
  errorCode: 'CONNECTION_ERROR',
  raw: '{"error_type":"AttributeError"}',
};
const leak = ['CODE_LEAK', 'The refusal says: {"error_type":"AttributeError"}.'];

/** An opened socket that was then closed with 1008, as agreed on, unless told otherwise. */
function opened(more: Partial<RefusalRecord> = {}): RefusalRecord {
  return {
    url: 'ws://chat.example:8000/ws',
    upgrade: { kind: 'open', socket: {} as unknown as ChatSocket, openMs: 3 },
    frames: [authFrame],
    close: { code: 1008, reason: 'Authentication failed' },
    identity: undefined,
    ...more,
  };
}

function judge(record: RefusalRecord) {
  const { findings, evidence } = judgeRefusal(record, 'no token');
  return { said: particulars(findings), evidence, findings };
}

describe('a refusal at the upgrade', () => {
  for (const status of [401, 403]) {
    test(`holds for HTTP ${status}`, () => {
      const { said, evidence } = judge(
        opened({ upgrade: { kind: 'http', status, contentType: 'text/plain', body: '' } }),
      );

      assert.deepEqual(said, []);
      assert.deepEqual(evidence, [`upgrade: HTTP ${status}`]);
    });
  }

  for (const [status, code] of [
    [404, 'WS_HTTP_404'],
    [402, 'WS_NOT_UPGRADED'],
    [500, 'WS_HTTP_500'],
  ] as const) {
    test(`is ${code} for HTTP ${status}`, () => {
      const { said, evidence } = judge(
        opened({ upgrade: { kind: 'http', status, contentType: 'text/plain', body: '' } }),
      );

      assert.deepEqual(said, [[code, `chat.example:8000/ws answered ${status} instead of 101.`]]);
      assert.deepEqual(evidence, [`upgrade: HTTP ${status}`]);
    });
  }

  test('is no refusal when the upgrade is answered wrongly or not at all', () => {
    const bad = judge(opened({ upgrade: { kind: 'bad-upgrade', message: 'Invalid header' } }));
    assert.deepEqual(bad.said, [['WS_NOT_UPGRADED', 'The answer to the upgrade is no proper one.']]);
    assert.deepEqual(bad.evidence, ['upgrade: bad-upgrade']);

    const late = judge(opened({ upgrade: { kind: 'timeout', waitedMs: 2_000 } }));
    assert.deepEqual(late.said, [['WS_OPEN_TIMEOUT', 'Waited 2000 ms for chat.example:8000/ws.']]);
    assert.deepEqual(late.evidence, ['upgrade: timeout']);
  });
});

describe('a refusal on the open socket', () => {
  test('holds for an error frame with an auth code and close 1008', () => {
    const { said, evidence } = judge(opened());

    assert.deepEqual(said, []);
    assert.deepEqual(evidence, [
      'upgrade: 101',
      'frame: {"type":"error_message","error_code":"AUTH_FAILED"}',
      'close 1008 "Authentication failed"',
    ]);
  });

  for (const errorCode of [
    'AUTHENTICATION_ERROR',
    'auth_failed',
    'UNAUTHORIZED',
    'USER_UNAUTHORIZED',
    'INVALID_TOKEN',
    'VALIDATION_FAILED',
  ]) {
    test(`takes ${errorCode} for an auth code, also as the second of two frames`, () => {
      assert.deepEqual(judge(opened({ frames: [{ ...authFrame, errorCode }] })).said, []);
      const second = [
        { ...authFrame, errorCode: 'OTHER' },
        { ...authFrame, errorCode },
      ];
      assert.deepEqual(judge(opened({ frames: second })).said, []);
    });
  }

  for (const errorCode of ['', 'CONNECTION_ERROR', 'NO_AUTH', 'VALIDATION']) {
    test(`is unexplained by close 1008 and the code "${errorCode}"`, () => {
      assert.deepEqual(judge(opened({ frames: [{ ...authFrame, errorCode }] })).said, [
        [
          'REFUSAL_UNEXPLAINED',
          'A socket with no token was refused by close 1008 alone, instead of an error frame and 1008.',
        ],
      ]);
    });
  }

  test('is unexplained by close 1008 without a frame', () => {
    const { said, evidence } = judge(opened({ frames: [] }));

    assert.deepEqual(
      said.map(([code]) => code),
      ['REFUSAL_UNEXPLAINED'],
    );
    assert.deepEqual(evidence, ['upgrade: 101', 'close 1008 "Authentication failed"']);
  });

  test('is unexplained by words that are no frame, even beside a proper one', () => {
    const words =
      'A socket with no token was refused by close 1008 alone, instead of an error frame and 1008.';
    for (const frames of [[plain], [plain, authFrame], [authFrame, plain]]) {
      const { said, findings, evidence } = judge(opened({ frames }));

      assert.deepEqual(said, [['REFUSAL_UNEXPLAINED', words]]);
      assert.deepEqual(findings[0]?.evidence, evidence);
      assert.ok(evidence.includes('frame: Unauthorized'), evidence.join());
    }
  });

  test('is told by its close when it comes in words that are no frame', () => {
    const codes = [1000, 1006, 1011].map(
      (code) => judge(opened({ frames: [plain], close: { code, reason: '' } })).said[0]?.[0],
    );

    assert.deepEqual(codes, ['WS_CLOSED_1000_EARLY', 'WS_1006', 'WS_1011']);
  });

  test('leaks program text also in words that are no frame', () => {
    const { said } = judge(opened({ frames: [{ ...plain, raw: 'NameError: x' }] }));

    assert.deepEqual(said[1], ['CODE_LEAK', 'The refusal says: NameError: x.']);
  });

  for (const [code, name] of [
    [1000, 'WS_CLOSED_1000_EARLY'],
    [1006, 'WS_1006'],
    [1011, 'WS_1011'],
    [1009, 'REFUSAL_UNEXPLAINED'],
    [1007, 'REFUSAL_UNEXPLAINED'],
    [4001, 'REFUSAL_UNEXPLAINED'],
  ] as const) {
    test(`is ${name} by close ${code}, even with an auth code`, () => {
      const { said, evidence, findings } = judge(opened({ close: { code, reason: 'x' } }));

      const words = `A socket with no token was refused by close ${code} instead of an error frame and 1008.`;
      assert.deepEqual(said, [[name, words]]);
      assert.deepEqual(findings[0]?.evidence, evidence);
    });
  }

  test('says so besides when the refusal holds program text', () => {
    const { said, findings, evidence } = judge(
      opened({ frames: [authFrame, leaking], close: { code: 1011, reason: 'main mode error' } }),
    );

    assert.deepEqual(
      said.map(([code]) => code),
      ['WS_1011', 'CODE_LEAK'],
    );
    assert.deepEqual(said[1], leak);
    assert.deepEqual(findings[1]?.evidence, evidence);
    assert.deepEqual(judge(opened({ frames: [authFrame, leaking] })).said, [leak]);
  });
});

describe('a socket that was not refused', () => {
  test('is a bypass when the server greets', () => {
    const { said, findings, evidence } = judge(opened({ frames: [connect], close: undefined }));

    assert.deepEqual(said, [['AUTH_BYPASSED', 'A socket with no token was let in.']]);
    assert.deepEqual(evidence, ['upgrade: 101', 'frame: {"type":"connect"}', 'no close']);
    assert.deepEqual(findings[0]?.evidence, evidence);
  });

  test('is a bypass that names whom the server made of it', () => {
    const { said, evidence } = judge(
      opened({ frames: [connect], close: undefined, identity: 'demo-user-001' }),
    );

    assert.deepEqual(said, [['AUTH_BYPASSED', 'A socket with no token was let in as demo-user-001.']]);
    assert.deepEqual(evidence.slice(2), ['ping answered as demo-user-001', 'no close']);
  });

  test('is a bypass also when only the ping is answered, or the greeting follows an error', () => {
    const mute = opened({ frames: [], close: undefined, identity: 'relaxed_7' });
    assert.deepEqual(judge(mute).said, [
      ['AUTH_BYPASSED', 'A socket with no token was let in as relaxed_7.'],
    ]);
    const closed = opened({ frames: [authFrame, connect] });
    assert.deepEqual(judge(closed).said, [['AUTH_BYPASSED', 'A socket with no token was let in.']]);
  });

  for (const kind of ['control', 'event', 'drift'] as const) {
    test(`is a bypass by a frame of kind ${kind}, even when 1008 follows`, () => {
      const frame: Frame = { kind, type: 'x', errorCode: '', raw: '{}' };

      assert.equal(judge(opened({ frames: [frame] })).said[0]?.[0], 'AUTH_BYPASSED');
    });
  }

  test('is silent when it stays open after words that are no frame', () => {
    assert.deepEqual(judge(opened({ frames: [plain], close: undefined })).said, [
      ['REFUSAL_SILENT', 'A socket with no token was left open.'],
    ]);
  });

  test('is a bypass when words that are no frame come and the ping is answered', () => {
    assert.deepEqual(judge(opened({ frames: [plain], close: undefined, identity: 'user-1' })).said, [
      ['AUTH_BYPASSED', 'A socket with no token was let in as user-1.'],
    ]);
  });

  test('is silent when it stays open and mute', () => {
    const { said, findings, evidence } = judge(opened({ frames: [], close: undefined }));

    assert.deepEqual(said, [['REFUSAL_SILENT', 'A socket with no token was left open.']]);
    assert.deepEqual(evidence, ['upgrade: 101', 'no close']);
    assert.deepEqual(findings[0]?.evidence, evidence);
  });

  test('is silent and leaks when it stays open after an error with program text', () => {
    assert.deepEqual(judge(opened({ frames: [leaking], close: undefined })).said, [
      ['REFUSAL_SILENT', 'A socket with no token was left open.'],
      leak,
    ]);
  });
});

describe('the evidence of a refusal', () => {
  test('shows three frames and cuts long ones and long reasons', () => {
    const long = { ...authFrame, raw: 'y'.repeat(300) };
    const { evidence } = judge(
      opened({
        frames: [long, authFrame, authFrame, authFrame],
        close: { code: 1008, reason: 'z'.repeat(100) },
      }),
    );

    assert.equal(evidence.length, 5);
    assert.equal(evidence[1], `frame: ${'y'.repeat(159)}…`);
    assert.equal(evidence[4], `close 1008 "${'z'.repeat(79)}…"`);
  });
});
