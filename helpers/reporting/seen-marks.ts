import type { PageTurn } from '../browser/page-turn.ts';
import type { SeenMark } from '../chat/turn.ts';
import { countAnswer } from '../judge/count-answer.ts';
import { isOwnMessage } from '../judge/is-own-message.ts';
import { answerOf } from '../judge/judge-answer.ts';
import { pageEffects } from '../judge/page-effects.ts';
import { isTerminal, viewRun } from '../judge/run-view.ts';

/**
 * What became visible of a turn on the page, in order: the user's own message, the page at work, what each event brought, the answer,
 * the input free again. What was never seen has no mark.
 */
export function seenMarks(turn: PageTurn): readonly SeenMark[] {
  const { wire, views, prompt, pressedAtUs } = turn;
  if (!wire || pressedAtUs === undefined) return [];
  const { own, root } = viewRun(wire.recording);
  const cameUs = own.find((step) => isTerminal(step, root))?.frame.atUs;
  const answer = answerOf(wire.recording) ?? '';
  const after = views.filter(({ atUs }) => atUs >= pressedAtUs);
  const first = (words: string, holds: (view: (typeof views)[number]) => boolean): readonly SeenMark[] => {
    const seen = after.find(holds);
    return seen ? [{ atUs: seen.atUs, words, cameUs: undefined }] : [];
  };
  const shown = first('the answer', ({ text }) => answer !== '' && countAnswer(text, answer) > 0);
  const marks = pageEffects(turn).flatMap(({ kind, words, seenUs, arrivedUs }): readonly SeenMark[] => {
    if (seenUs === undefined) return [];
    return [{ atUs: seenUs, words, cameUs: kind === 'work' ? undefined : arrivedUs }];
  });
  return [
    ...first('the own message', ({ articles }) => articles.some((one) => isOwnMessage(one, prompt.text))),
    ...marks,
    ...shown.map((mark) => ({ ...mark, cameUs })),
    ...first(
      'the input is free again',
      ({ atUs, isBusy, canType }) => canType && !isBusy && atUs >= (shown[0]?.atUs ?? Infinity),
    ),
  ].toSorted((a, b) => a.atUs - b.atUs);
}
