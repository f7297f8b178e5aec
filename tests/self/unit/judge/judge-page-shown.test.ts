import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import type { PageView } from '../../../../helpers/browser/page-record.ts';
import type { PageTurn } from '../../../../helpers/browser/page-turn.ts';
import { judgeShown } from '../../../../helpers/judge/judge-page-shown.ts';
import { goodAnswer, golden, muted, recordingOf, started } from '../../judge/example-turn.ts';
import { bubble, makePageTurn, pageTurnOf, reply, type PageKind } from './make-page-turn.ts';

const { ui_answer_shown: budget } = budgetsFor('embedded');
const question = recordingOf(golden).prompt.text;

const judged = (turn: PageTurn): readonly string[] =>
  judgeShown(turn, budget).findings.map(({ code, sentence }) => `${code} ${sentence}`);
const codes = (turn: PageTurn): readonly string[] =>
  judgeShown(turn, budget).findings.map(({ code }) => code);

/** A page that draws its messages in another way. */
function messages(change: (articles: readonly string[]) => readonly string[]): PageKind {
  return {
    show: (view) => {
      const articles = change(view.articles);
      const text = view.articles.reduce((rest, one) => rest.replace(one, ''), view.text);
      return { ...view, articles, text: [text, ...articles].join('\n\n') };
    },
  };
}

/** A page whose last state is another. */
function atLast(turn: PageTurn, change: Partial<PageView>): PageTurn {
  return {
    ...turn,
    views: turn.views.map((view, at, all) => (at === all.length - 1 ? { ...view, ...change } : view)),
  };
}

const replaced = (from: string, to: string): PageKind =>
  messages((all) => all.map((one) => one.replaceAll(from, to)));
const without = (part: string): PageKind => messages((all) => all.filter((one) => !one.includes(part)));

describe('a message and its answer on the page', () => {
  test('hold when both are there once, and the next can be typed', () => {
    const { findings, unmeasurable, measurements, evidence } = judgeShown(pageTurnOf(golden), budget);
    assert.deepEqual([findings, unmeasurable], [[], []]);
    assert.deepEqual(measurements, [{ metric: 'ui_answer_shown', valueMs: 2.5, lagMs: 0 }]);
    assert.ok(evidence.includes('the answer was shown 2.5 ms after its frame came (limit 2000 ms)'));
  });

  test('hold below the messages of before, and with more around them', () => {
    const old = [bubble('hello'), reply('Hello, what can I do?')];
    assert.deepEqual(judged(pageTurnOf(golden, { old })), []);
    const around = messages((all) => all.map((one) => `${one}\n12:04\nRaw Data\nMessage ID: 4711`));
    assert.deepEqual(judged(pageTurnOf(golden, around)), []);
  });

  test('hold when the answer stands outside of the messages', () => {
    const outside: PageKind = {
      show: (view) => ({ ...view, articles: view.articles.filter((one) => !one.includes(goodAnswer)) }),
    };
    assert.deepEqual(judged(pageTurnOf(golden, outside)), []);
  });
});

describe("the user's own message", () => {
  test('is wanting when it still stands in the message input after its answer', () => {
    const turn = pageTurnOf(golden);
    assert.match(
      judged(atLast(turn, { draft: `${question} ` }))[0] ?? '',
      /^UI_OWN_MESSAGE_WRONG .*still stands in the message input/,
    );
    assert.deepEqual(judged(atLast(turn, { draft: 'the next one' })), []);
  });

  const wrong: Readonly<Record<string, readonly [PageKind, RegExp]>> = {
    'is not there': [without('You\n'), /It is not among the messages/],
    'is there twice': [
      messages((all) => [...all, ...all.filter((one) => one.includes('You\n'))]),
      /It shows it 2 times/,
    ],
    'is changed': [replaced('30-day month', '30 day month'), /It shows it as/],
    'is cut': [replaced(question, question.slice(0, 60)), /It shows it as/],
    'is shown as the agent’s': [replaced('You', 'Netra Agent'), /not shown as the user's own/],
    'stands below its answer': [messages((all) => all.toReversed()), /below its own answer/],
  };
  for (const [what, [page, words]] of Object.entries(wrong)) {
    test(`is wanting when it ${what}`, () => {
      const [first = '', ...others] = judged(pageTurnOf(golden, page));
      assert.match(first, words);
      assert.match(first, /^UI_OWN_MESSAGE_WRONG /);
      assert.deepEqual(others, []);
    });
  }
});

describe('the answer', () => {
  const absent: Readonly<Record<string, PageKind>> = {
    'nothing stands there': without(goodAnswer.slice(0, 30)),
    'an empty message stands there': replaced(goodAnswer, ''),
    'only its progress stands there': replaced(goodAnswer, '✅ Supervisor completed in 1.23s'),
    'only the thoughts stand there': replaced(goodAnswer, '🤔 Supervisor: Thinking at 400'),
  };
  for (const [what, page] of Object.entries(absent)) {
    test(`did not render when ${what}`, () => {
      const [first = '', ...others] = judged(pageTurnOf(golden, page));
      assert.match(first, /^UI_DID_NOT_RENDER .*It is nowhere on the page\.$/);
      assert.deepEqual(others, []);
    });
  }

  test('is not known to be absent where this machine took the time in which it could have come', () => {
    const turn = pageTurnOf(golden, absent['an empty message stands there'] ?? {});
    const waited = (tookMs: number, lagMs: number) => ({
      ...turn,
      settling: { limitMs: 3_500, tookMs, lagMs },
    });
    assert.deepEqual(codes(waited(3_600, 100)), ['UI_DID_NOT_RENDER']);
    assert.deepEqual(codes(waited(9_000, 5_500)), ['UI_DID_NOT_RENDER']);
    const { findings, unmeasurable } = judgeShown(waited(14_000, 13_000), budget);
    assert.deepEqual(findings, []);
    assert.match(
      unmeasurable?.[0] ?? '',
      /nowhere on the page.* this machine itself stood still for 13000 ms/,
    );
    assert.deepEqual(
      judgeShown({ ...pageTurnOf(golden), settling: waited(14_000, 13_000).settling }, budget).unmeasurable,
      [],
    );
  });

  test('did not render when it is gone again', () => {
    const turn = pageTurnOf(golden);
    const last = turn.views.at(-1) as PageView;
    const gone: PageView = {
      ...last,
      atUs: last.atUs + 90_000,
      articles: last.articles.slice(0, 1),
      text: bubble(question),
    };
    assert.match(
      judged({ ...turn, views: [...turn.views, gone] })[0] ?? '',
      /UI_DID_NOT_RENDER .*for a while, and then no more/,
    );
  });

  const other: Readonly<Record<string, readonly [PageKind, RegExp]>> = {
    'a figure in it is another': [replaced('$14,400', '$14,401'), /14,401/],
    'it is cut': [replaced(goodAnswer, goodAnswer.slice(0, 80)), /It shows/],
    'it lacks a sentence': [
      replaced(' The figure follows from 400 calls a day at 120 cents each.', ''),
      /It shows/,
    ],
    'it is no text': [replaced(goodAnswer, '[object Object]'), /object Object/],
    'it is undefined': [replaced(goodAnswer, 'undefined'), /undefined/],
    'it is there twice': [
      messages((all) => [...all, ...all.filter((one) => one.includes(goodAnswer))]),
      /2 times/,
    ],
    'it is there twice in one message': [replaced(goodAnswer, `${goodAnswer}\n${goodAnswer}`), /2 times/],
    'it is shown as the user’s': [replaced('N\n\nSupervisor', 'U\n\nYou'), /as a message of the user/],
    'an apology stands there': [
      replaced(goodAnswer, 'Something went wrong, please try again.'),
      /went wrong/,
    ],
  };
  for (const [what, [page, words]] of Object.entries(other)) {
    test(`differs when ${what}`, () => {
      const [first = '', ...others] = judged(pageTurnOf(golden, page));
      assert.match(first, /^UI_ANSWER_DIFFERS /);
      assert.match(first, words);
      assert.deepEqual(others, []);
    });
  }

  test('did not render when it stands where nobody can see it', () => {
    const turn = pageTurnOf(golden);
    const articles = turn.views.at(-1)?.articles ?? [];
    const unseen = atLast(turn, {
      seen: articles.map((one) => (one.includes(goodAnswer) ? 'Supervisor' : one)),
    });
    assert.match(judged(unseen)[0] ?? '', /^UI_DID_NOT_RENDER .*where nobody can see it\.$/);
    assert.deepEqual(judged(atLast(turn, { seen: articles })), []);
  });

  test('may stand outside of the messages, and in one of them that nobody can see', () => {
    const turn = pageTurnOf(golden);
    const { articles = [], text = '' } = turn.views.at(-1) ?? {};
    const twice = { seen: articles.map(() => ''), text: `${text}\n${goodAnswer}` };
    assert.deepEqual(judged(atLast(turn, twice)), []);
  });

  test('differs when remains of the script stand beside it', () => {
    const beside = judged(pageTurnOf(golden, replaced(goodAnswer, `${goodAnswer}\nundefined`)));
    assert.match(beside[0] ?? '', /^UI_ANSWER_DIFFERS .*It shows "undefined" beside the answer\.$/);
    const sent = JSON.stringify({ response: goodAnswer, run_id: 'run_1' });
    assert.deepEqual(codes(pageTurnOf(golden, replaced(goodAnswer, sent))), ['UI_ANSWER_DIFFERS']);
    const offered = replaced(goodAnswer, `${goodAnswer}\nRaw Data\n{"run_id":"run_1"}`);
    assert.deepEqual(codes(pageTurnOf(golden, offered)), []);
  });

  test('differs when that of the message before is shown again', () => {
    const before = reply('Project Opal-12345678 costs $1,000 in a month of thirty days.');
    const again: PageKind = { ...replaced(reply(goodAnswer), before), old: [bubble('hello'), before] };
    assert.deepEqual(codes(pageTurnOf(golden, again)), ['UI_ANSWER_DIFFERS']);
  });

  test('may be shown before its frame, when the request was answered first', () => {
    const turn = pageTurnOf(golden);
    const views = turn.views.map((view, at, all) =>
      at === all.length - 1 ? { ...view, atUs: view.atUs - 40_000 } : view,
    );
    const { findings, measurements, evidence } = judgeShown({ ...turn, views }, budget);
    assert.deepEqual(findings, []);
    assert.equal(measurements?.[0]?.valueMs, 0);
    assert.ok(
      evidence.includes('the answer was shown 37.5 ms before its frame came: the request was answered first'),
    );
  });

  test('that is shown too late is over its budget', () => {
    const late: PageKind = { drawnAt: (atUs) => atUs + (atUs > 2_800_000 ? 2_300_000 : 2_000) };
    const { findings, measurements } = judgeShown(pageTurnOf(golden, late), budget);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['BUDGET_EXCEEDED'],
    );
    assert.equal(measurements?.[0]?.valueMs, 2_300);
  });

  test('that is late by no more than this machine stood still after the end of the turn cannot be measured either', () => {
    const lags = [{ atUs: 5_000_000, lagUs: 900_000, spanUs: 1_000_000 }];
    const late: PageKind = { drawnAt: (atUs) => atUs + (atUs > 2_800_000 ? 2_300_000 : 2_000) };
    const turn = makePageTurn(recordingOf(golden), late);
    assert.deepEqual(codes(turn), ['BUDGET_EXCEEDED']);
    assert.deepEqual(codes({ ...turn, lags }), []);
  });

  test('that is late by no more than this machine stood still cannot be measured', () => {
    const lags = [{ atUs: 4_000_000, lagUs: 900_000 }];
    const late: PageKind = { drawnAt: (atUs) => atUs + (atUs > 2_800_000 ? 2_300_000 : 2_000) };
    const { findings, unmeasurable } = judgeShown(makePageTurn(recordingOf(golden, { lags }), late), budget);
    assert.deepEqual(findings, []);
    assert.match(unmeasurable?.[0] ?? '', /stood still for 900 ms/);
  });
});

describe('the page after the answer', () => {
  test('waits for ever when it still says that it is at work', () => {
    const turn = pageTurnOf(golden);
    assert.match(
      judged(atLast(turn, { isBusy: true, canType: false }))[0] ?? '',
      /UI_SPINNER_FOREVER .*at work/,
    );
    const words: PageKind = {
      show: (view, { busy }) => (busy ? view : { ...view, text: view.text.replace(/Send$/, 'Sending...') }),
    };
    const said = judged(
      pageTurnOf(golden, {
        show: (view, state) => (state.messages.length < 2 ? view : (words.show?.(view, state) ?? view)),
      }),
    );
    assert.match(said[0] ?? '', /UI_SPINNER_FOREVER .*"Sending\.\.\."/);
  });

  test('is locked when nothing can be typed', () => {
    assert.deepEqual(codes(atLast(pageTurnOf(golden), { canType: false })), ['UI_INPUT_LOCKED']);
  });

  test('that was locked before the message as well was never free', () => {
    const locked: PageKind = { show: (view) => ({ ...view, canType: false }) };
    assert.deepEqual(codes(pageTurnOf(golden, locked)), ['UI_SEND_DISABLED']);
  });

  test('waits for ever when the agent has failed and it does not notice', () => {
    const failed = [
      started(50),
      {
        atMs: 400,
        said: {
          type: 'agent_error',
          run_id: 'run_1',
          agent_name: 'Supervisor',
          payload: { error_message: 'no' },
        },
      },
    ];
    const blind: PageKind = { advance: (state) => state };
    assert.deepEqual(codes(pageTurnOf(failed, blind)), ['UI_SPINNER_FOREVER']);
    assert.deepEqual(codes(pageTurnOf(failed)), []);
    assert.deepEqual(judgeShown(pageTurnOf(failed), budget).unmeasurable, [
      'no answer came over the wire that the page could have shown',
    ]);
  });

  test('that broke, is gone or is empty is called so, and nothing else is said of it', () => {
    const turn = pageTurnOf(golden);
    const gone = (text: string, path = '/chat/thread_1'): readonly string[] =>
      codes(atLast(turn, { hasChat: false, text, path, articles: [] }));
    assert.deepEqual(
      gone('Application error: a client-side exception has occurred (see the browser console)'),
      ['UI_CRASHED'],
    );
    assert.deepEqual(gone(''), ['UI_CHAT_NOT_RENDERED']);
    assert.deepEqual(gone('Welcome', '/login'), ['UI_SESSION_LOST']);
  });
});

describe('what cannot be judged', () => {
  test('is a page that could not be read', () => {
    const { findings, unmeasurable } = judgeShown({ ...pageTurnOf(golden), views: [] }, budget);
    assert.deepEqual(findings, []);
    assert.equal(unmeasurable?.length, 1);
  });

  test('is the answer where the wire brought none', () => {
    const { unmeasurable } = judgeShown(makePageTurn(muted(recordingOf(golden))), budget);
    assert.deepEqual(unmeasurable, ['no answer came over the wire that the page could have shown']);
    const unsent = judgeShown({ ...pageTurnOf(golden), wire: undefined, carriers: [] }, budget);
    assert.equal(unsent.unmeasurable?.length, 1);
  });
});
