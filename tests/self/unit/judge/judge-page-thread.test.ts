import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PageLoad } from '../../../../helpers/browser/page-load.ts';
import type { PageView } from '../../../../helpers/browser/page-record.ts';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import {
  judgeThreadShown,
  judgeUnknownThread,
  messagesOf,
} from '../../../../helpers/judge/judge-page-thread.ts';
import { unshownMessages } from '../../../../helpers/judge/unshown-messages.ts';
import { answered, golden, goodAnswer, recordingOf, started } from '../../judge/example-turn.ts';
import { crash, crashed, makePageLoad, makeThreadView } from './make-page-load.ts';
import { makeView } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

const turn = new RecordedTurn(recordingOf(golden), undefined);
const question = turn.recording.prompt.text;
const articles = [`U\nYou\n${question}`, `N\nNetra Agent\n${goodAnswer}`];

describe('a thread at its own address', () => {
  const judged = (views: readonly PageView[], more: Partial<PageLoad> = {}) => {
    const load = makePageLoad({ what: '/chat/thread_1', path: '/chat/thread_1', ...more });
    return particulars(judgeThreadShown({ threadId: 'thread_1', load, views }, turn).findings);
  };
  const showing = (list: readonly string[]) => judged([makeThreadView([]), makeThreadView(list)]);

  test('shows its question and its answer, however they are drawn', () => {
    assert.deepEqual(showing(articles), []);
    assert.deepEqual(
      showing(articles.map((text) => `${text.replace(/ /g, '\n')}\nRaw Data\nMessage ID: 1`)),
      [],
    );
    assert.deepEqual(showing(['Netra Agent\nWelcome', ...articles]), []);
  });

  test('is not known to lack them where this machine took the time in which they could have come', () => {
    const load = makePageLoad({ path: '/chat/thread_1' });
    const visit = { threadId: 'thread_1', load, views: [makeThreadView([])] };
    const after = (lagMs: number) =>
      judgeThreadShown({ ...visit, showing: { limitMs: 2_000, tookMs: 8_000, lagMs } }, turn);
    assert.equal(after(6_000).findings.length, 1);
    assert.deepEqual([after(7_000).findings, after(7_000).unmeasurable?.length], [[], 1]);
  });

  test('notes the turn as judged', () => {
    const load = makePageLoad({ path: '/chat/thread_1' });
    const judgement = judgeThreadShown(
      { threadId: 'thread_1', load, views: [makeThreadView(articles)] },
      turn,
    );

    assert.deepEqual(judgement.turns, [turn]);
    assert.ok(judgement.evidence.some((line) => line.startsWith('article 2: N Netra Agent')));
  });

  for (const [name, list, words] of [
    ['nothing', [], /^The question is not shown in its place: /],
    ['the answer alone', articles.slice(1), /^The question is not shown/],
    ['the question alone', articles.slice(0, 1), /^The answer is not shown/],
    ['the answer first', articles.toReversed(), /^The answer is not shown/],
    ['half of the answer', [articles[0], (articles[1] ?? '').slice(0, -12)], /^The answer is not shown/],
    ['another answer', [articles[0], 'N\nNetra Agent\nI am sorry.'], /^The answer is not shown/],
    [
      'the question as the agent’s',
      [(articles[0] ?? '').replace('You', 'Netra Agent'), articles[1]],
      /^The question is not shown as the user's own: /,
    ],
    ['the question twice', [articles[0], articles[0], articles[1]], /^It shows one message twice: U You /],
  ] as const) {
    test(`does not load when it shows ${name}`, () => {
      const [[code, said] = [], ...others] = showing(list.map(String));

      assert.equal(code, 'UI_THREAD_LOAD');
      assert.match(said ?? '', words);
      assert.deepEqual(others, []);
    });
  }

  for (const [name, more, code, words] of [
    ['crashes', { ...crashed }, 'UI_CRASHED', `/chat/thread_1 shows "${String(crashed.text)}".`],
    ['breaks', { visibleMs: undefined, problems: [crash] }, 'UI_CRASHED', `/chat/thread_1: ${crash.text}`],
    [
      'leads to the login page',
      { visibleMs: undefined, path: '/login' },
      'UI_SESSION_LOST',
      'The address of a thread leads to the login page.',
    ],
    [
      'shows a waiting screen',
      { visibleMs: undefined, text: 'Loading conversation...' },
      'UI_THREAD_LOAD',
      'Its address shows "Loading conversation...".',
    ],
    ['leads to a new chat', { path: '/chat' }, 'UI_THREAD_LOAD', 'Its address leads to /chat.'],
    [
      'leads to another thread',
      { path: '/chat/thread_2' },
      'UI_THREAD_LOAD',
      'Its address leads to /chat/thread_2.',
    ],
    [
      'has no input',
      { parts: { input: false, send: true, threads: true } },
      'UI_THREAD_LOAD',
      'There is no message input beside it.',
    ],
  ] as const) {
    test(`is ${code} when it ${name}`, () => {
      assert.deepEqual(judged([makeThreadView(articles)], more), [[code, words]]);
    });
  }
});

describe('what a thread has to show', () => {
  test('is the question and the answer, whole where it was cut on the wire', () => {
    assert.deepEqual(messagesOf(turn), [
      { role: 'question', text: question },
      { role: 'answer', text: goodAnswer },
    ]);
    assert.equal(messagesOf(new RecordedTurn(turn.recording, 'the whole'))[1]?.text, 'the whole');
    assert.equal(messagesOf(new RecordedTurn(recordingOf([started(1)]), undefined)).length, 1);
    assert.equal(
      messagesOf(new RecordedTurn(recordingOf([started(1), answered(2, '')]), undefined)).length,
      1,
    );
  });

  test('may be drawn as Markdown, and was perhaps cut', () => {
    const said = (text: string) => [{ role: 'answer' as const, text }];

    assert.deepEqual(
      unshownMessages(
        ['The result is 42.\nSee here'],
        said('**The** result is `42`.\n\n- See [here](http://a)'),
      ),
      [],
    );
    assert.deepEqual(unshownMessages(['Pay\nSend\nx'], said('1. Pay\n2. Send\n\n```js\nx\n```')), []);
    assert.deepEqual(unshownMessages(['The result is 4575 dollars'], said('The result is 45...')), []);
    assert.equal(unshownMessages(['The result is 41'], said('The result is 42')).length, 1);
    assert.equal(unshownMessages(['anything'], said('...')).length, 1);
  });
});

describe('the address of a thread that does not exist', () => {
  const usual = 'New Chat\nNo conversations yet\nWelcome to Netra AI\nHelp me not to lose money';
  const judged = (views: readonly PageView[], more: Partial<PageLoad> = {}) => {
    const load = makePageLoad({ what: '/chat/x', path: '/chat/x', ...more });
    return judgeUnknownThread({ threadId: 'x', load, views }, usual);
  };
  const saying = (text: string): PageView => makeView(100, undefined, { text });

  for (const words of [
    'Unable to Load Conversation',
    'Thread not found',
    'This chat doesn’t exist',
    'It was deleted.',
  ]) {
    test(`says so by "${words}"`, () => {
      assert.deepEqual(judged([saying(`Connected\n${words}`)]).findings, []);
      assert.ok(judged([saying(words)]).evidence.includes(`it says: ${words}`));
    });
  }

  test('says so for a moment before it leads back to the chat', () => {
    assert.deepEqual(
      judged([saying('Unable to Load Conversation'), saying(usual)], { path: '/chat' }).findings,
      [],
    );
  });

  for (const [name, views, more, code] of [
    ['shows what the chat always shows', [saying(usual)], { text: usual }, 'UI_ERROR_NOT_SHOWN'],
    [
      'waits without end',
      [saying('Loading conversation...')],
      { text: 'Loading conversation...' },
      'UI_ERROR_NOT_SHOWN',
    ],
    ['stays empty', [saying('')], { text: ' ', visibleMs: undefined }, 'UI_CHAT_NOT_RENDERED'],
    ['gives no view', [], { text: usual }, 'UI_ERROR_NOT_SHOWN'],
    ['leads to the login page', [saying('Login')], { path: '/login' }, 'UI_SESSION_LOST'],
    ['crashes', [saying(String(crashed.text))], crashed, 'UI_CRASHED'],
    ['breaks beside its words', [saying('Thread not found')], { problems: [crash] }, 'UI_CRASHED'],
  ] as const) {
    test(`is ${code} when it ${name}`, () => {
      assert.deepEqual(
        judged(views, more).findings.map((one) => one.code),
        [code],
      );
    });
  }
});
