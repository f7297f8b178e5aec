import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PageWatch } from '../../../../helpers/browser/page-watch.ts';
import { judgeConnectionWord, storyOf } from '../../../../helpers/judge/judge-page-word.ts';
import { goodWatch, makeSocket, makeView, makeVainSocket, urls } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

const judge = (more: Partial<PageWatch>) =>
  judgeConnectionWord({ ...goodWatch, ...more }, urls.ws, { limit: 500 });
const said = (more: Partial<PageWatch>) => particulars(judge(more).findings);

describe('the word for the connection', () => {
  test('is right when it comes with the socket, not before, and stays', () => {
    const judged = judge({});
    assert.deepEqual([judged.findings, judged.unmeasurable], [[], []]);
    assert.deepEqual(judged.evidence, [
      'the page says: nothing of its connection, then "Connecting...", then "Connected"',
    ]);
    // Stamps of what is received and what is drawn may lie a little apart.
    assert.deepEqual(said({ views: [makeView(95, 'Connected')] }), []);
  });

  test('is wrong when it comes before the socket, or without one', () => {
    assert.deepEqual(said({ views: [makeView(20, 'Connected')] }), [
      ['UI_CONNECTION_MISTOLD', 'It says "Connected" 90 ms before its socket is let in.'],
    ]);
    for (const sockets of [[], [makeVainSocket(10)], [makeSocket(10, { status: 503 })]]) {
      assert.deepEqual(said({ sockets, views: [makeView(130, 'Connected')] }), [
        ['UI_CONNECTION_MISTOLD', 'It says "Connected" while it has no socket.'],
      ]);
    }
    const closed = [makeSocket(10, { closedAtMs: 100 })];
    assert.equal(said({ sockets: closed, views: [makeView(300, 'Connected')] }).length, 1);
  });

  test('is wrong when it does not come, comes for other things, or goes away', () => {
    for (const [views, word] of [
      [[makeView(60)], 'nothing of its connection'],
      [[makeView(60, 'Connecting...')], '"Connecting..."'],
      [[makeView(130, 'Connected'), makeView(140, 'Disconnected')], '"Disconnected"'],
      [[makeView(130, 'Connected'), makeView(140)], 'nothing of its connection'],
    ] as const) {
      assert.deepEqual(said({ views }), [
        [
          'UI_CONNECTION_MISTOLD',
          `It says ${word} 1890 ms after its socket was let in; the limit is 500 ms.`,
        ],
      ]);
    }
  });

  test('cannot be judged while the tester stood still, soon after the opening, or without a socket', () => {
    const views = [makeView(60, 'Connecting...')];
    const lags = [{ atUs: 1_700_000, lagUs: 1_500_000 }];
    assert.equal(judge({ views, lags }).unmeasurable?.length, 1);
    assert.deepEqual(said({ views, lags }), []);
    // What held the run up before the socket was let in says nothing of what came after.
    assert.equal(said({ views, lags: [{ atUs: 90_000, lagUs: 1_500_000 }] }).length, 1);
    assert.deepEqual(said({ views, untilUs: 500_000 }), []);
    assert.equal(judge({ sockets: [] as never, views }).unmeasurable?.length, 1);
  });

  test('is told as a story, each word once in a row', () => {
    assert.equal(storyOf([]), 'nothing');
    const views = ['Connected', 'Connected', undefined, 'Connected'].map((word, at) => makeView(at, word));
    assert.equal(storyOf(views), '"Connected", then nothing of its connection, then "Connected"');
  });
});
