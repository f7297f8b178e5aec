import type { LostTurn } from '../browser/page-loss.ts';
import type { PageView } from '../browser/page-record.ts';
import type { PromptSent } from '../chat/turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { unlessHeldUp } from './held-up.ts';
import { contains } from './judge-answer.ts';
import { storyOf } from './judge-page-word.ts';
import type { Judgement } from './judgement.ts';

/** By which a page says that something did not work. The product has no fixed words for it (ui contract, section 3.2). */
const failureWords =
  /\b(?:errors?|failed|failure|could not|couldn't|cannot|unable|try again|retry|not answered|timed out|timeout|went wrong|no answer|interrupted|was lost)\b/i;

/** Our clock and the browser's lie no farther apart, µs. */
const slackUs = 50_000;

/**
 * A message during which the connection was lost leaves nobody waiting (fault X107): the page shows the answer or says that it did
 * not work, is no longer busy, and takes the next message.
 */
export function judgeLostTurn(lost: LostTurn): Judgement {
  const { views, cutAtUs, mendedAtUs, untilUs, wasTried, hindrance, carriers, prompt } = lost;
  const evidence = evidenceOf(lost);
  if (!wasTried)
    return { findings: [], evidence, unmeasurable: ['The page had no connection that could be lost.'] };
  if (hindrance !== undefined)
    return { findings: [finding('UI_SEND_DISABLED', `Sent by button: ${hindrance}.`, evidence)], evidence };
  if (carriers.length === 0)
    return { findings: [finding('UI_NOT_SENT', 'Nothing carried the message.', evidence)], evidence };
  if (cutAtUs === undefined)
    return {
      findings: [],
      evidence,
      unmeasurable: ['The agent was not seen at work, so nothing was cut off.'],
    };
  const last = views.at(-1);
  if (last === undefined)
    return { findings: [], evidence, unmeasurable: ['Nothing is known of what the page shows.'] };
  const waitedMs = Math.round((untilUs - mendedAtUs) / 1000);
  const left = leftBehind(last, lost, waitedMs, evidence);
  const isWhole = left.length === 0 && endedBefore(lost, prompt, cutAtUs);
  const told = unlessHeldUp(left, lost.settling);
  const whole = 'The answer had come before the connection was cut, so no turn was broken off.';
  return { ...told, evidence, unmeasurable: [...told.unmeasurable, ...(isWhole ? [whole] : [])] };
}

/** The answer, and not the message itself: it holds what was asked for, which stands nowhere in the question. */
export function showsAnswer({ articles }: Pick<PageView, 'articles'>, { expects }: PromptSent): boolean {
  return articles.some((text) => expects.every((expected) => contains(text, expected)));
}

/** A line that was not there before says that something did not work. */
export function tellsOfFailure({ text }: Pick<PageView, 'text'>, before = ''): boolean {
  const old = new Set(linesOf(before));
  return linesOf(text).some((line) => !old.has(line) && failureWords.test(line));
}

/** What stood on the page before it was cut off; our clock and the browser's may lie a little apart. */
export function textAt(views: readonly PageView[], cutAtUs: number): string {
  return views.findLast(({ atUs }) => atUs <= cutAtUs - slackUs)?.text ?? '';
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim());
}

function leftBehind(
  last: PageView,
  { views, cutAtUs = 0, prompt }: LostTurn,
  waitedMs: number,
  evidence: readonly string[],
): readonly Finding[] {
  const since = `${waitedMs} ms after the way was free again`;
  const isAnswered = showsAnswer(last, prompt);
  if (last.isBusy) {
    return [
      finding(
        'UI_SPINNER_FOREVER',
        `Its connection was lost during a turn, and ${since} it is still at work.`,
        evidence,
      ),
    ];
  }
  return [
    ...(last.canType
      ? []
      : [
          finding(
            'UI_INPUT_LOCKED',
            `Its connection was lost during a turn, and ${since} nothing can be typed.`,
            evidence,
          ),
        ]),
    ...(isAnswered || tellsOfFailure(last, textAt(views, cutAtUs))
      ? []
      : [
          finding(
            'UI_NOT_RECONNECTED',
            `Its connection was lost during a turn, and ${since} it shows neither the answer nor a word of what went wrong.`,
            evidence,
          ),
        ]),
  ];
}

function endedBefore({ frames }: LostTurn, { nonce }: PromptSent, cutAtUs: number): boolean {
  return frames.some(
    ({ direction, atUs, reading, raw }) =>
      direction === 'in' &&
      atUs < cutAtUs &&
      reading.kind === 'event' &&
      reading.events.some(({ type }) => type === 'agent_completed') &&
      raw.toLowerCase().includes(nonce.toLowerCase()),
  );
}

function evidenceOf({ prompt, carriers, views, cutAtUs }: LostTurn): readonly string[] {
  const last = views.at(-1);
  return [
    `typed: ${excerpt(prompt.text)}`,
    ...carriers.map(({ way }) => `left by ${way}`),
    ...(cutAtUs === undefined
      ? []
      : [`the page says: ${storyOf(views.filter(({ atUs }) => atUs >= cutAtUs))}`]),
    ...(last
      ? [
          `in the end: ${last.isBusy ? 'at work' : 'at rest'}, ${last.canType ? 'takes' : 'takes no'} messages, ${last.articles.length} messages shown`,
        ]
      : []),
  ];
}
