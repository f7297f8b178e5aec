import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NewChat } from '../../../../helpers/browser/new-chat.ts';
import type { PageView } from '../../../../helpers/browser/page-record.ts';
import type { PageTurn } from '../../../../helpers/browser/page-turn.ts';
import {
  judgeConversation,
  judgeListed,
  judgeNewChat,
  judgePageMemory,
  type Opened,
} from '../../../../helpers/judge/judge-page-conversation.ts';
import { answered, goodAnswer, golden, nonce, recordingOf } from '../../judge/example-turn.ts';
import { bubble, makePageTurn, reply } from './make-page-turn.ts';

const secondNonce = 'Opal-0badcafe';
const secondAnswer = `About ${secondNonce}: half of it is $7,200, which is what remains for the other half of the month.`;

function turnOf(typed: string, answer: string, threadId = 'thread_1', path = `/chat/${threadId}`): PageTurn {
  const recording = recordingOf([...golden.slice(0, 4), answered(1900, answer)], {
    prompt: { text: typed, nonce, expects: [] },
    ownNonces: [nonce, secondNonce],
  });
  const carriers = [{ atUs: recording.sentAtUs, way: 'POST /api/agent/v2/execute', threadId }];
  return { ...makePageTurn(recording, { carriers }), path };
}

const first = turnOf(`For project ${nonce}: what does it cost?`, goodAnswer);
const second = turnOf(`And for ${secondNonce}, half of it?`, secondAnswer);
const all = [bubble(first.prompt.text), reply(goodAnswer), bubble(second.prompt.text), reply(secondAnswer)];
const viewOf = (articles: readonly string[], more: Partial<PageView> = {}): PageView => ({
  atUs: 9_000_000,
  path: '/chat/thread_1',
  text: articles.join('\n\n'),
  articles,
  hasChat: true,
  isBusy: false,
  canType: true,
  ...more,
});
const codes = (view: PageView | undefined, opened: Opened = 'at its own address'): readonly string[] =>
  judgeConversation(view, [first, second], opened).findings.map(({ code }) => code);

describe('a conversation on the page', () => {
  test('holds with every message and answer once, in order, at its own address', () => {
    const { findings, unmeasurable, evidence } = judgeConversation(viewOf(all), [first, second], 'all along');
    assert.deepEqual([findings, unmeasurable], [[], undefined]);
    assert.equal(evidence[0], 'all along: 4 messages at /chat/thread_1');
  });

  test('holds beside messages about its progress', () => {
    assert.deepEqual(codes(viewOf([...all, 'N\nNetra Agent\n✅ Supervisor completed in 1.23s'])), []);
  });

  for (const [what, articles] of Object.entries({
    'nothing is shown': [],
    'the first message is missing': all.slice(1),
    'the last answer is missing': all.slice(0, 3),
    'the answers are missing': [all[0], all[2]] as string[],
    'everything is there twice': [...all, ...all],
    'the last answer is there twice': [...all, ...all.slice(3)],
    'the order is another': [...all.slice(2), ...all.slice(0, 2)],
    'an answer is cut': all.map((one) => one.slice(0, 90)),
  })) {
    test(`is not loaded when ${what}`, () => {
      assert.deepEqual(codes(viewOf(articles)), ['UI_THREAD_LOAD']);
      assert.deepEqual(codes(viewOf(articles), 'from the list'), ['UI_THREAD_LOAD']);
    });
  }

  test('that loses a part while it goes on lacks the message or the answer', () => {
    assert.deepEqual(codes(viewOf(all.slice(1)), 'all along'), ['UI_OWN_MESSAGE_WRONG']);
    assert.deepEqual(codes(viewOf(all.filter((_, at) => at !== 1)), 'all along'), ['UI_DID_NOT_RENDER']);
    const other = all.map((one) => one.replace('$14,400', '$14,401'));
    assert.deepEqual(codes(viewOf(other), 'all along'), ['UI_ANSWER_DIFFERS']);
    assert.deepEqual(codes(viewOf([...all, ...all.slice(3)]), 'all along'), ['UI_ANSWER_DIFFERS']);
  });

  test('is mixed up with another when it shows a message of that', () => {
    const strange = bubble('For project Slate-12341234: what else?');
    assert.deepEqual(codes(viewOf([...all, strange])), ['UI_WRONG_THREAD']);
  });

  test('has an address of its own, which is that of the thread it went to', () => {
    assert.deepEqual(codes(viewOf(all, { path: '/chat' })), ['UI_THREAD_LOAD']);
    assert.deepEqual(codes(viewOf(all, { path: '/chat/thread_2' })), ['UI_WRONG_THREAD']);
  });

  test('cannot be judged without views, turns or answers', () => {
    for (const judgement of [
      judgeConversation(undefined, [first], 'all along'),
      judgeConversation(viewOf(all), [], 'all along'),
      judgeConversation(viewOf(all), [{ ...first, wire: undefined }], 'all along'),
    ]) {
      assert.deepEqual(judgement.findings, []);
      assert.equal(judgement.unmeasurable?.length, 1);
    }
  });
});

describe('a conversation of the list of threads', () => {
  const listed = { from: '/chat/thread_2', hindrance: undefined, view: viewOf(all) };
  const codesOf = (more: Partial<typeof listed | { hindrance: string }>): readonly string[] =>
    judgeListed({ ...listed, ...more }, [first, second]).findings.map(({ code }) => code);

  test('holds when choosing it shows it', () => {
    assert.deepEqual(codesOf({}), []);
  });

  test('is not loaded when it is not in the list, cannot be clicked, or nothing comes of it', () => {
    assert.deepEqual(codesOf({ hindrance: 'the list of threads does not have it' }), ['UI_THREAD_LOAD']);
    assert.deepEqual(codesOf({ from: viewOf(all).path }), ['UI_THREAD_LOAD']);
  });
});

describe('a new chat on the page', () => {
  const later = turnOf(second.prompt.text, secondAnswer, 'thread_2');
  const empty = viewOf([], { path: '/chat' });
  const chat: NewChat = { before: 'thread_1', threadId: undefined, hindrance: undefined, view: empty };
  const judged = (one: Partial<NewChat>, turn: PageTurn = later): readonly string[] =>
    judgeNewChat({ ...chat, ...one }, first, turn).findings.map(
      ({ code, sentence }) => `${code} ${sentence}`,
    );

  test('holds when it is empty and its message goes to a thread of its own', () => {
    const { findings, unmeasurable } = judgeNewChat(chat, first, later);
    assert.deepEqual([findings, unmeasurable], [[], []]);
  });

  test('is mixed up when the conversation before still stands there', () => {
    assert.match(judged({ view: viewOf(all.slice(0, 2)) })[0] ?? '', /UI_WRONG_THREAD .*still shows/);
    assert.match(judged({ view: viewOf(all.slice(1, 2)) })[0] ?? '', /UI_WRONG_THREAD .*still shows/);
  });

  test('is mixed up when its message goes to the thread before', () => {
    assert.match(judged({}, { ...later, carriers: first.carriers })[0] ?? '', /UI_WRONG_THREAD .*thread_1/);
    const byPath = {
      ...later,
      carriers: [{ atUs: 1, way: 'socket', threadId: undefined }],
      path: '/chat/thread_1',
    };
    assert.match(judged({}, byPath)[0] ?? '', /UI_WRONG_THREAD .*thread_1/);
  });

  test('is mixed up when the conversation before comes back beside its message', () => {
    const views = [...later.views, viewOf([...all.slice(0, 2), bubble(later.prompt.text)])];
    assert.match(judged({}, { ...later, views })[0] ?? '', /UI_WRONG_THREAD .*Beside/);
  });

  test('is locked when nothing can be typed in it', () => {
    assert.match(judged({ view: { ...empty, canType: false } })[0] ?? '', /^UI_INPUT_LOCKED/);
  });

  test('that cannot be begun is one that is not shown', () => {
    assert.match(
      judged({ hindrance: 'there is no button for a new chat' })[0] ?? '',
      /^UI_CHAT_NOT_RENDERED .*there is no button/,
    );
  });

  test('cannot be judged where nothing was seen, sent or named', () => {
    const unseen = judgeNewChat({ ...chat, view: undefined }, first, { ...later, views: [] });
    assert.equal(unseen.unmeasurable?.length, 1);
    const unsent = judgeNewChat(chat, first, { ...later, carriers: [], path: '/chat' });
    assert.equal(unsent.unmeasurable?.length, 2);
  });
});

describe('the memory of a conversation on the page', () => {
  test('is judged by the answer that came', () => {
    const recording = recordingOf([
      ...golden.slice(0, 4),
      answered(1900, `${nonce}: I do not recall any figure, sorry.`),
    ]);
    const { findings } = judgePageMemory(makePageTurn(recording));
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['CONTEXT_LOST'],
    );
    assert.deepEqual(judgePageMemory(makePageTurn(recordingOf(golden))).findings, []);
  });

  test('cannot be judged where nothing was sent', () => {
    assert.equal(judgePageMemory({ ...first, wire: undefined }).unmeasurable?.length, 1);
  });
});
