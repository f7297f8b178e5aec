import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import {
  judgeOpening,
  judgePing,
  judgeSocketIdentity,
  judgeTwoIdentities,
} from '../../../../helpers/judge/judge-greeting.ts';
import { FixedLags } from './fixed-lags.ts';
import { makeChat, makePong, originUs } from './make-chat.ts';
import { particulars } from './particulars.ts';

const all = budgetsFor('local');
const budgets = {
  ...all,
  ws_open: { ...all.ws_open, limit: 2_000, source: 'a law' },
  connected_frame: { ...all.connected_frame, limit: 1_000, source: 'another' },
  ping: { ...all.ping, limit: 100, source: 'a third' },
};
const slowOpen = 'Opening the chat socket took 2010 ms; the limit is 2000 ms (a law).';
const slowGreeting = 'The greeting after the upgrade took 1020 ms; the limit is 1000 ms (another).';

/** One moment of lag, in µs of the socket's timeline. */
const lagAt = (atUs: number, lagUs: number): FixedLags => new FixedLags([{ atUs: originUs + atUs, lagUs }]);

describe('the opening of a chat socket', () => {
  test('holds within both limits and says how long it took', () => {
    const chat = makeChat({ openMs: 1_999.6, connectedFrameMs: 34.6, lagSampler: lagAt(1_000, 2_500) });

    assert.deepEqual(judgeOpening(chat, budgets), {
      findings: [],
      evidence: ['opened in 2000 ms, greeted 35 ms later'],
      measurements: [
        { metric: 'ws_open', valueMs: 1_999.6, lagMs: 2.5 },
        { metric: 'connected_frame', valueMs: 34.6, lagMs: 2.5 },
      ],
      unmeasurable: [],
    });
  });

  test('names each phase that took too long', () => {
    const judged = judgeOpening(makeChat({ openMs: 2_010, connectedFrameMs: 1_020 }), budgets);

    assert.deepEqual(particulars(judged.findings), [
      ['WS_OPEN_SLOW', slowOpen],
      ['BUDGET_EXCEEDED', slowGreeting],
    ]);
    assert.deepEqual(judged.evidence, ['opened in 2010 ms, greeted 1020 ms later']);
    assert.deepEqual(judged.unmeasurable, []);
  });

  test('is unmeasurable for a lag up to the greeting, and not for one after it', () => {
    const open = { openMs: 2_010, connectedFrameMs: 20 };
    const endUs = 2_030_000;
    const inside = judgeOpening(makeChat({ ...open, lagSampler: lagAt(endUs + 10_000, 10_000) }), budgets);
    assert.deepEqual(inside.findings, []);
    assert.deepEqual(inside.unmeasurable, [`${slowOpen} This machine itself stood still for 10 ms.`]);

    const after = judgeOpening(makeChat({ ...open, lagSampler: lagAt(endUs + 10_001, 10_000) }), budgets);
    assert.deepEqual(particulars(after.findings), [['WS_OPEN_SLOW', slowOpen]]);
    assert.deepEqual(after.unmeasurable, []);
  });

  test('does not count a lag from before it began', () => {
    const before = makeChat({ openMs: 2_010, connectedFrameMs: 20, lagSampler: lagAt(-1, 50_000) });
    assert.equal(judgeOpening(before, budgets).findings.length, 1);

    const first = makeChat({ openMs: 2_010, connectedFrameMs: 20, lagSampler: lagAt(0, 50_000) });
    assert.equal(judgeOpening(first, budgets).findings.length, 0);
  });
});

describe('a ping', () => {
  test('holds by the fastest of its answers', () => {
    const pongs = [makePong('user-1', 0, 150), makePong('user-1', 9_000, 1.26), makePong('user-1', 0, 200)];

    assert.deepEqual(judgePing(makeChat({ pongs }), budgets), {
      findings: [],
      measurements: [{ metric: 'ping', valueMs: 1.3, lagMs: 0 }],
      unmeasurable: [],
      evidence: ['3 pings answered, the fastest in 1.3 ms'],
    });
    assert.deepEqual(
      pongs.map(({ roundTripMs }) => roundTripMs),
      [150, 1.26, 200],
    );
  });

  test('takes too long when even the fastest answer does', () => {
    const judged = judgePing(makeChat({ pongs: [makePong('user-1', 0, 101)] }), budgets);

    assert.deepEqual(particulars(judged.findings), [
      ['BUDGET_EXCEEDED', 'A ping took 101 ms; the limit is 100 ms (a third).'],
    ]);
    assert.deepEqual(judged.evidence, ['1 pings answered, the fastest in 101 ms']);
  });

  for (const [atUs, count] of [
    [49_999, 1],
    [50_000, 0],
    [160_000, 0],
    [160_001, 1],
  ] as const) {
    test(`finds ${count} wrong with a lag of 9 ms at ${atUs} µs while it is under way from 50 to 151 ms`, () => {
      const lagSampler = lagAt(atUs, 9_000);
      const judged = judgePing(makeChat({ pongs: [makePong('user-1', 50_000, 101)], lagSampler }), budgets);

      assert.equal(judged.findings.length, count);
      assert.equal(judged.unmeasurable?.length, 1 - count);
    });
  }

  test('takes too long when the tester stood still for less than it did', () => {
    const pongs = [makePong('user-1', 50_000, 101)];

    assert.equal(judgePing(makeChat({ pongs, lagSampler: lagAt(60_000, 500) }), budgets).findings.length, 1);
    assert.equal(
      judgePing(makeChat({ pongs, lagSampler: lagAt(60_000, 1_000) }), budgets).findings.length,
      0,
    );
  });

  test('is unanswered when no pong came', () => {
    const judged = judgePing(makeChat(), budgets);

    assert.deepEqual(particulars(judged.findings), [['NO_PONG', 'None came within 100 ms, nor soon after.']]);
    assert.deepEqual(judged.evidence, ['a ping was sent on an open socket, and no pong came']);
  });
});

describe('the identity of a socket', () => {
  const judge = (identity: string | undefined) => {
    const pongs = identity === undefined ? [] : [makePong(identity, 0, 1)];
    const { findings, evidence } = judgeSocketIdentity(makeChat({ subject: 'user-1', pongs }));
    return { said: particulars(findings), evidence };
  };

  test('is the one that logged in', () => {
    const { said, evidence } = judge('user-1');

    assert.deepEqual(said, []);
    assert.deepEqual(evidence, ['logged in as user-1, the socket is user-1']);
  });

  test('is unproven without a pong, and with one that names nobody', () => {
    const unproven = { said: [['NO_PONG', 'So the identity is unproven.']] };
    const evidence = ['logged in as user-1, the socket is nobody: no pong named a user'];
    assert.deepEqual(judge(undefined), { ...unproven, evidence });
    const nameless = judgeSocketIdentity(makeChat({ pongs: [makePong(undefined, 0, 1)] }));
    assert.deepEqual(
      { said: particulars(nameless.findings), evidence: nameless.evidence },
      { ...unproven, evidence },
    );
  });

  for (const [identity, code] of [
    ['user-2', 'IDENTITY_MISMATCH'],
    ['user-', 'IDENTITY_MISMATCH'],
    ['user-11', 'IDENTITY_MISMATCH'],
    ['demo-user-001', 'AUTH_BYPASSED'],
    ['relaxed_17', 'AUTH_BYPASSED'],
    ['emergency_4', 'AUTH_BYPASSED'],
  ] as const) {
    test(`is ${code} as ${identity}`, () => {
      const { said, evidence } = judge(identity);

      assert.deepEqual(said, [[code, `Logged in as user-1, but the socket runs as ${identity}.`]]);
      assert.deepEqual(evidence, [`logged in as user-1, the socket is ${identity}`]);
    });
  }
});

describe('the identities of two users', () => {
  const chatOf = (subject: string, identity?: string) =>
    makeChat({ subject, pongs: identity === undefined ? [] : [makePong(identity, 0, 1)] });

  test('are two', () => {
    const { findings, evidence } = judgeTwoIdentities(chatOf('user-1', 'user-1'), chatOf('user-2', 'user-2'));

    assert.deepEqual(findings, []);
    assert.deepEqual(evidence, [
      'logged in as user-1, the socket is user-1',
      'logged in as user-2, the socket is user-2',
    ]);
  });

  test('collide when the server takes both for one', () => {
    const { findings, evidence } = judgeTwoIdentities(
      chatOf('user-1', 'demo-user-001'),
      chatOf('user-2', 'demo-user-001'),
    );

    assert.deepEqual(particulars(findings), [['IDENTITY_COLLISION', 'Both are demo-user-001.']]);
    assert.deepEqual(findings[0]?.evidence, evidence);
  });

  test('are said to be unknown where no pong named them', () => {
    const { findings, evidence } = judgeTwoIdentities(chatOf('user-1'), chatOf('user-2', 'user-2'));

    assert.deepEqual(particulars(findings), [['NO_PONG', 'So two users cannot be told apart.']]);
    assert.equal(evidence[0], 'logged in as user-1, the socket is unknown');
    assert.deepEqual(findings[0]?.evidence, evidence);
    for (const [one, other] of [
      [undefined, undefined],
      ['user-1', undefined],
    ] as const) {
      const judged = judgeTwoIdentities(chatOf('user-1', one), chatOf('user-2', other));
      assert.deepEqual(particulars(judged.findings), [['NO_PONG', 'So two users cannot be told apart.']]);
      assert.equal(judged.evidence[1], 'logged in as user-2, the socket is unknown');
    }
  });
});
