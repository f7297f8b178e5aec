import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { excerpt } from './excerpt.ts';
import { answerOf, judgeAnswer } from './judge-answer.ts';
import { judgeRecall } from './judge-recall.ts';
import { judgeEvents } from './judge-turn.ts';
import { judgeVariety } from './judge-variety.ts';
import type { Judgement } from './judgement.ts';
import { viewRun } from './run-view.ts';
import { weighProbe } from './weigh-probe.ts';

/** The five events, in order, of this run and this user, in the promised form (docs/judging.md, rules 1 to 10). */
export function judgeGoldenPath({ recording, probes }: RecordedTurn): Judgement {
  const view = viewRun(recording);
  const events = view.own.map(({ event }) => event.type).join(', ') || 'no event';
  return {
    // What was asked once more is a turn like any other: its identity and order are never asked away.
    findings: [recording, ...probes.map((probe) => probe.recording)].flatMap((one) => judgeEvents(one)),
    evidence: [`${recording.frames.length} frames; run ${view.runId ?? 'none'}: ${events}`],
  };
}

/** The answer carries the nonce and what had to be computed (rule 11). Without an answer, what the run says about that. */
export function judgeReply(turn: RecordedTurn): Judgement {
  return aboutText(turn, ({ recording, storedAnswer }) => judgeAnswer(recording, storedAnswer));
}

/** The answer recalls what the thread was told in an earlier turn. */
export function judgeMemory(turn: RecordedTurn): Judgement {
  return aboutText(turn, ({ recording, storedAnswer }) => judgeRecall(recording, storedAnswer));
}

/** A miss is weighed against the probe that followed it, where one did. */
function aboutText(turn: RecordedTurn, judge: (turn: RecordedTurn) => Judgement['findings']): Judgement {
  const text = textOf(turn);
  const findings = weighProbe(turn, judge);
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

function textOf({ recording, storedAnswer }: RecordedTurn): string | undefined {
  return storedAnswer ?? answerOf(recording);
}
