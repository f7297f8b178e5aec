import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LostTurn } from '../../../../helpers/browser/page-loss.ts';
import { judgeLostTurn } from '../../../../helpers/judge/judge-lost-turn.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { goodWatch, makeView } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

const prompt = {
  text: 'For project Quartz-1a2b3c4d: what?',
  nonce: 'Quartz-1a2b3c4d',
  expects: ['Quartz-1a2b3c4d', '14400'],
};
const question = `You\n${prompt.text}`;
const answer = 'Netra Agent\nProject Quartz-1a2b3c4d costs $14,400.';
const before = makeView(900, 'Connected', {
  text: question,
  articles: [question],
  isBusy: true,
  canType: false,
});
const answered = makeView(2_000, 'Connected', {
  text: `${question}\n${answer}`,
  articles: [question, answer],
});
const lost: LostTurn = {
  ...goodWatch,
  untilUs: 3_000_000,
  cutAtUs: 1_000_000,
  reset: 3,
  turnedAway: 1,
  mendedAtUs: 1_500_000,
  prompt,
  wasTried: true,
  hindrance: undefined,
  carriers: [{ atUs: 800_000, way: 'POST /api/agent/v2/execute', threadId: 'thread_1' }],
  views: [before, answered],
};
const judge = (more: Partial<LostTurn> = {}) => judgeLostTurn({ ...lost, ...more });
const endsWith = (more: Parameters<typeof makeView>[2]) =>
  particulars(judge({ views: [before, makeView(2_000, 'Connected', more)] }).findings);

describe('a turn during which the connection was lost', () => {
  test('ends with the answer and an input that can be used', () => {
    const judged = judge();
    assert.deepEqual([judged.findings, judged.unmeasurable], [[], []]);
    assert.deepEqual(judged.evidence, [
      `typed: ${prompt.text}`,
      'left by POST /api/agent/v2/execute',
      'the page says: "Connected"',
      'in the end: at rest, takes messages, 2 messages shown',
    ]);
  });

  test('may end with a word of what went wrong instead', () => {
    for (const words of [
      'The message could not be sent.',
      'Request timeout',
      'Not answered',
      'Something went wrong',
      'Try Again',
    ]) {
      assert.deepEqual(endsWith({ text: `${question}\n${words}`, articles: [question] }), [], words);
    }
  });

  test('may say so at once, before the clocks agree that it was cut off', () => {
    const text = `${question}\nNot answered`;
    const views = [before, makeView(990, 'Connected', { text }), makeView(2_000, 'Connected', { text })];
    assert.deepEqual(judge({ views }).findings, []);
  });

  test('leaves the user waiting when the page is at work for ever, or takes no message', () => {
    assert.deepEqual(endsWith({ text: question, articles: [question], isBusy: true, canType: false }), [
      [
        'UI_SPINNER_FOREVER',
        'Its connection was lost during a turn, and 1500 ms after the way was free again it is still at work.',
      ],
    ]);
    assert.deepEqual(
      endsWith({ articles: [question, answer], canType: false }).map(([code]) => code),
      ['UI_INPUT_LOCKED'],
    );
  });

  test('may not be passed over in silence: neither the question nor an old warning is an answer', () => {
    const silent = [
      'UI_NOT_RECONNECTED',
      'Its connection was lost during a turn, and 1500 ms after the way was free again it shows neither the answer nor a word of what went wrong.',
    ];
    assert.deepEqual(endsWith({ text: question, articles: [question] }), [silent]);
    assert.deepEqual(endsWith({ text: '', articles: [] }), [silent]);
    const warning = 'Errors may happen, try again then.';
    const warned = { ...before, text: `${question}\n${warning}` };
    const views = [
      warned,
      makeView(2_000, 'Connected', { text: `${question}\n${warning}`, articles: [question] }),
    ];
    assert.deepEqual(particulars(judge({ views }).findings), [silent]);
    const halfway = `Netra Agent\nProject ${prompt.nonce} costs`;
    assert.deepEqual(endsWith({ text: halfway, articles: [question, halfway] }), [silent]);
  });

  test('is not known to be passed over where this machine took the time for it', () => {
    const silent = [before, makeView(2_000, 'Connected', { text: '', articles: [] })];
    const settling = { limitMs: 10_000, tookMs: 40_000, lagMs: 33_000 };
    const judged = judge({ views: silent, settling });
    assert.deepEqual([judged.findings, judged.unmeasurable?.length], [[], 1]);
    assert.equal(judge({ views: silent, settling: { ...settling, lagMs: 30_000 } }).findings.length, 1);
  });

  test('is no turn when nothing was sent', () => {
    assert.deepEqual(particulars(judge({ hindrance: 'the send button stays disabled' }).findings), [
      ['UI_SEND_DISABLED', 'Sent by button: the send button stays disabled.'],
    ]);
    assert.deepEqual(particulars(judge({ carriers: [] }).findings), [
      ['UI_NOT_SENT', 'Nothing carried the message.'],
    ]);
  });

  test('proves nothing without a cut, after its end, or of a page that cannot be read', () => {
    const ended = makeFrame(
      1,
      { type: 'agent_completed', run_id: 'r', payload: { response: answer } },
      { atUs: 990_000 },
    );
    for (const more of [{ wasTried: false }, { cutAtUs: undefined }, { views: [] }, { frames: [ended] }]) {
      assert.deepEqual([judge(more).findings, judge(more).unmeasurable?.length], [[], 1]);
    }
    assert.deepEqual(judge({ frames: [{ ...ended, atUs: 1_600_000 }] }).unmeasurable, []);
  });
});
