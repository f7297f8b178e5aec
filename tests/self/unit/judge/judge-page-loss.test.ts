import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import { pagePlan } from '../../../../env/page-plan.ts';
import type { PageLoss } from '../../../../helpers/browser/page-loss.ts';
import { judgeComeBack } from '../../../../helpers/judge/judge-page-loss.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { goodWatch, greeting, makeSocket, makeVainSocket, makeView, urls } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

const budgets = {
  ...budgetsFor('local'),
  reconnect: { ...budgetsFor('local').reconnect, limit: 3_000, source: 'a law' },
};
const lost = makeSocket(100, { closedAtMs: 1_001 });
const regreeting = makeFrame(1, { type: 'connect', data: { user_id: 'auth_use...' } }, { atUs: 1_920_000 });
/** Cut at 1 s, mended half a second later, back at 1.9 s. */
const loss: PageLoss = {
  ...goodWatch,
  untilUs: 6_000_000,
  cutAtUs: 1_000_000,
  reset: 3,
  turnedAway: 1,
  mendedAtUs: 1_500_000,
  sockets: [lost, makeVainSocket(1_250), makeSocket(1_900)],
  frames: [greeting, regreeting],
  views: [makeView(130, 'Connected'), makeView(1_010, 'Reconnecting...'), makeView(1_930, 'Connected')],
};
const judge = (more: Partial<PageLoss> = {}) =>
  judgeComeBack({ ...loss, ...more }, urls.ws, { budgets, plan: pagePlan });
const said = (more: Partial<PageLoss>) => particulars(judge(more).findings);
const codes = (more: Partial<PageLoss>) => said(more).map(([code]) => code);

describe('a page whose connection was cut', () => {
  test('holds when it says so, comes back in time, and says that', () => {
    const judged = judge();
    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.unmeasurable ?? [], []);
    assert.deepEqual(judged.evidence.slice(0, 2), [
      '3 connections were reset at 1000 ms, 1 turned away, and the way free again at 1500 ms',
      'the page says: "Connected", then "Reconnecting...", then "Connected"',
    ]);
    for (const word of ['Disconnected', 'Connecting...', 'Connection Error']) {
      const views = [makeView(1_010, word), makeView(1_930, 'Connected')];
      assert.deepEqual(said({ views }), [], word);
    }
  });

  test('is told wrong when it goes on saying that it is connected, or says nothing', () => {
    assert.deepEqual(said({ views: [makeView(130, 'Connected')] }), [
      ['UI_CONNECTION_MISTOLD', 'It is cut off for 500 ms and goes on saying "Connected".'],
    ]);
    assert.deepEqual(said({ views: [makeView(130), makeView(1_930, 'Connected')] }), [
      ['UI_CONNECTION_MISTOLD', 'It is cut off for 500 ms and says nothing of it.'],
    ]);
    // Said when the way was free again is said too late.
    const late = [
      makeView(130, 'Connected'),
      makeView(1_600, 'Reconnecting...'),
      makeView(1_930, 'Connected'),
    ];
    assert.deepEqual(codes({ views: late }), ['UI_CONNECTION_MISTOLD']);
  });

  test('is told right also when the two clocks lie a little apart', () => {
    for (const saidAtMs of [980, 1_540]) {
      const views = [makeView(130, 'Connected'), makeView(saidAtMs, 'Reconnecting...')];
      assert.deepEqual(said({ views: [...views, makeView(1_930, 'Connected')] }), [], `${saidAtMs} ms`);
    }
  });

  test('is not back without a new socket that is let in and heard', () => {
    const views = [makeView(1_010, 'Reconnecting...')];
    assert.deepEqual(said({ views, sockets: [lost, makeVainSocket(1_250)] }), [
      [
        'UI_NOT_RECONNECTED',
        '4500 ms after the way was free again it has no connection: 1 attempts while it was cut off, 0 after.',
      ],
    ]);
    assert.deepEqual(codes({ views, sockets: [lost, makeSocket(1_900, { status: 403 })] }), [
      'UI_NOT_RECONNECTED',
    ]);
    assert.deepEqual(codes({ views, frames: [greeting] }), ['UI_NOT_RECONNECTED']);
    const again = [lost, makeSocket(1_900, { closedAtMs: 1_950 })];
    assert.deepEqual(said({ sockets: again }), [
      ['UI_NOT_RECONNECTED', 'It came back, and lost the new connection again.'],
    ]);
  });

  test('is late beyond the budget and as long again as it was cut off, unless the tester stood still', () => {
    const at = (ms: number): Partial<PageLoss> => ({
      sockets: [lost, makeSocket(ms)],
      frames: [greeting, { ...regreeting, atUs: (ms + 20) * 1000 }],
    });
    assert.deepEqual(said(at(4_980)), []);
    assert.deepEqual(said(at(5_000)), [
      [
        'BUDGET_EXCEEDED',
        'The page was connected 3510 ms after the way was free again; the limit is 3000 ms (reconnect; a law) and 500 ms for its own pause.',
      ],
    ]);
    const judged = judge({ ...at(5_000), lags: [{ atUs: 4_000_000, lagUs: 50_000 }] });
    assert.deepEqual(judged.findings, []);
    assert.equal(judged.unmeasurable?.length, 1);
  });

  test('is not known to be silent, or not to come back, where this machine took the time for it', () => {
    const held = { limitMs: 2_000, tookMs: 8_000, lagMs: 7_000 };
    const mute = { views: [makeView(130, 'Connected')] };
    assert.deepEqual(codes({ ...mute, telling: { ...held, lagMs: 6_000 } }), ['UI_CONNECTION_MISTOLD']);
    assert.deepEqual(
      [judge({ ...mute, telling: held }).findings, judge({ ...mute, telling: held }).unmeasurable?.length],
      [[], 1],
    );
    const gone = { views: [makeView(1_010, 'Reconnecting...')], sockets: [lost] };
    assert.deepEqual(codes({ ...gone, returning: { ...held, lagMs: 100 } }), ['UI_NOT_RECONNECTED']);
    assert.deepEqual(codes({ ...gone, returning: held }), []);
    assert.equal(judge({ ...gone, returning: held }).unmeasurable?.length, 1);
  });

  test('has one connection when it is back, and says so', () => {
    assert.deepEqual(said({ sockets: [lost, makeSocket(1_900), makeSocket(1_910)] }), [
      ['UI_CONNECTED_TWICE', 'After it came back, 2 are open.'],
    ]);
    assert.deepEqual(said({ views: [makeView(1_010, 'Reconnecting...')] }), [
      ['UI_CONNECTION_MISTOLD', 'It is connected again and says "Reconnecting...".'],
    ]);
    assert.deepEqual(said({ views: [makeView(1_010, 'Reconnecting...'), makeView(1_930)] }), [
      ['UI_CONNECTION_MISTOLD', 'It is connected again and says nothing of it.'],
    ]);
  });

  test('does not storm while it is cut off', () => {
    const attempts = (n: number) => Array.from({ length: n }, (_, at) => makeVainSocket(1_010 + at));
    assert.deepEqual(codes({ sockets: [lost, ...attempts(10), makeSocket(1_900)] }), []);
    assert.deepEqual(codes({ sockets: [lost, ...attempts(11), makeSocket(1_900)] }), ['UI_WS_LOOP']);
    assert.deepEqual(codes({ sockets: [lost, ...attempts(40)] }), ['UI_WS_LOOP', 'UI_NOT_RECONNECTED']);
  });

  test('proves nothing when there was nothing to lose, or the cut was not felt', () => {
    assert.deepEqual(said({ cutAtUs: undefined, sockets: [] }), [
      ['UI_NOT_CONNECTED', 'So nothing could be lost.'],
    ]);
    for (const more of [
      { cutAtUs: undefined },
      { sockets: [makeSocket(100)] },
      { sockets: [makeSocket(100, { closedAtMs: 1_700 })] },
      { sockets: [makeSocket(1_900)] },
    ]) {
      assert.deepEqual([judge(more).findings, judge(more).unmeasurable?.length], [[], 1]);
    }
  });
});
