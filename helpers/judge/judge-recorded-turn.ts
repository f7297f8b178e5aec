import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { excerpt } from './excerpt.ts';
import { answerOf, judgeAnswer } from './judge-answer.ts';
import { judgeLatency } from './judge-latency.ts';
import { judgeRecall } from './judge-recall.ts';
import { judgeEvents } from './judge-turn.ts';
import { judgeVariety } from './judge-variety.ts';
import type { Judgement } from './judgement.ts';
import { viewRun } from './run-view.ts';

/** The five events, in order, of this run and this user, in the promised form (docs/judging.md, rules 1 to 10). */
export function judgeGoldenPath({ recording }: RecordedTurn): Judgement {
  const view = viewRun(recording);
  const events = view.own.map(({ event }) => event.type).join(', ') || 'no event';
  return {
    findings: judgeEvents(recording),
    evidence: [`${recording.frames.length} frames; run ${view.runId ?? 'none'}: ${events}`],
  };
}

/** The answer carries the nonce and what had to be computed (rule 11). Without an answer, what the run says about that. */
export function judgeReply(turn: RecordedTurn): Judgement {
  const { recording, storedAnswer } = turn;
  return aboutText(turn, judgeAnswer(recording, storedAnswer));
}

/** The answer recalls what the thread was told in an earlier turn. */
export function judgeMemory(turn: RecordedTurn): Judgement {
  const { recording, storedAnswer } = turn;
  return aboutText(turn, judgeRecall(recording, storedAnswer));
}

function aboutText(turn: RecordedTurn, findings: Judgement['findings']): Judgement {
  const text = textOf(turn);
  return text === undefined
    ? { findings: [...judgeEvents(turn.recording), ...findings], evidence: ['no answer'] }
    : { findings, evidence: [`answer of ${text.length} characters: ${excerpt(text, 120)}`] };
}

/** Different messages get different answers. With fewer than two answers there is nothing to compare. */
export function judgeEachAnew(turns: readonly RecordedTurn[]): Judgement {
  const texts = turns.map(textOf).filter((text) => text !== undefined);
  const different = new Set(texts).size;
  return {
    findings: judgeVariety(texts),
    evidence: texts.length < 2 ? [] : [`${texts.length} answers, ${different} of them different`],
  };
}

/**
 * First event, gaps, answer, and each event on its way, against the limits of the target. A phase that never ended was not
 * measured, and is not within its limit for that (requirements S33).
 */
export function judgePace({ recording }: RecordedTurn): Judgement {
  const { findings, measurements, unmeasurable } = judgeLatency(recording);
  const absent = ['first_event', 'answer'].filter(
    (phase) => !measurements.some(({ metric }) => metric === phase),
  );
  return {
    findings,
    measurements,
    unmeasurable: [...unmeasurable, ...absent.map((phase) => `${phase} was not measured: it never came`)],
    evidence: [
      ...measurements.map(({ metric, valueMs }) => `${metric} ${valueMs} ms`),
      ...absent.map((phase) => `${phase} never came`),
    ],
  };
}

function textOf({ recording, storedAnswer }: RecordedTurn): string | undefined {
  return storedAnswer ?? answerOf(recording);
}
