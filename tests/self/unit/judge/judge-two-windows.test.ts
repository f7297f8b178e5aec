import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PageTurn } from '../../../../helpers/browser/page-turn.ts';
import type { WindowContents } from '../../../../helpers/browser/window-contents.ts';
import { judgeTwoWindows } from '../../../../helpers/judge/judge-two-windows.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { makeSocket, makeView } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

const nonces = { one: 'Quartz-1a2b3c4d', other: 'Topaz-99999999' };

function contents(number: number, nonce: string, more: Partial<WindowContents> = {}): WindowContents {
  const turn = { prompt: { text: `For ${nonce}`, nonce, expects: [nonce] } } as unknown as PageTurn;
  return {
    number,
    userId: `auth_user_${number}`,
    turns: [turn],
    threadIds: [`thread_${number}_abc`],
    sockets: [makeSocket(1)],
    frames: [
      makeFrame(0, { type: 'agent_completed', user_id: `auth_user_${number}`, payload: { text: nonce } }),
    ],
    views: [makeView(1, 'Connected', { text: `about ${nonce}`, articles: [`about ${nonce}`] })],
    list: { text: nonce, threadIds: [`thread_${number}_abc`] },
    openThreadId: `thread_${number}_abc`,
    ...more,
  };
}
const judge = (more: Partial<WindowContents> = {}) =>
  judgeTwoWindows([contents(1, nonces.one, more), contents(2, nonces.other)]);

describe('two users in two windows', () => {
  test('hold when each has only their own', () => {
    const judged = judge();
    assert.deepEqual([judged.findings, judged.unmeasurable], [[], []]);
    assert.deepEqual(judged.evidence, [
      'user 1: 1 asked, 1 frames came, 1 changes seen, 1 threads listed',
      'user 2: 1 asked, 1 frames came, 1 changes seen, 1 threads listed',
    ]);
  });

  test('are mixed up by anything of the other on the page, in the list, in the address or on the wire', () => {
    const leaks: readonly (readonly [Partial<WindowContents>, string])[] = [
      [
        { views: [makeView(1, '', { text: `it says ${nonces.other}` }), makeView(2, '')] },
        'the page shows topaz-99999999.',
      ],
      [{ list: { text: nonces.other, threadIds: [] } }, 'the list of threads shows topaz-99999999.'],
      [
        { list: { text: '', threadIds: ['thread_1_abc', 'thread_2_abc'] } },
        'the list of threads holds thread_2_abc of user 2.',
      ],
      [{ openThreadId: 'thread_2_abc' }, 'the page is on thread thread_2_abc of user 2.'],
    ];
    for (const [more, words] of leaks) {
      assert.deepEqual(particulars(judge(more).findings), [['CROSS_USER_LEAK', `User 1 of 2: ${words}`]]);
    }
    for (const said of [
      { type: 'agent_thinking', user_id: 'auth_user_2' },
      { type: 'agent_thinking', payload: { thread_id: 'thread_2_abc' } },
      { type: 'agent_completed', payload: { text: `about ${nonces.other}` } },
      { type: 'agent_completed', payload: { text: 'about Opal-00000000, which is nobody' } },
    ]) {
      assert.deepEqual(
        judge({ frames: [makeFrame(7, said)] }).findings.map(({ code }) => code),
        ['CROSS_USER_LEAK'],
      );
    }
  });

  test('may send what they like: only what comes counts', () => {
    const sent = makeFrame(1, { user_id: 'auth_user_2' }, { direction: 'out' });
    assert.deepEqual(judge({ frames: [sent] }).findings, []);
  });

  test('prove nothing when one of them asked or saw nothing', () => {
    assert.equal(judge({ turns: [] }).unmeasurable?.length, 1);
    assert.equal(judge({ views: [] }).unmeasurable?.length, 1);
    assert.deepEqual(judgeTwoWindows([]).evidence, []);
  });
});
