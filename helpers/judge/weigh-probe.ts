import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { answerOf, judgeAnswer } from './judge-answer.ts';
import { judgeEvents } from './judge-turn.ts';

/** Whether an answer came that misses what it must hold: a nonce, a result, a recalled fact. A prepared or empty one does not count. */
export function missesContent({ recording, storedAnswer }: RecordedTurn): boolean {
  return judgeAnswer(recording, storedAnswer).some(isContentMiss);
}

/**
 * An answer that missed what it must hold, and the same message once more in a new thread. Two misses are what they are; one of
 * two is `ANSWER_UNSTABLE`, with both answers. Identity, order and another's nonce are never probed away: whatever else is wrong with
 * either turn stays a finding. `judgeText` gives the findings on the text of a turn.
 */
export function weighProbe(
  turn: RecordedTurn,
  judgeText: (turn: RecordedTurn) => readonly Finding[],
): readonly Finding[] {
  const first = judgeText(turn);
  const probe = turn.probes.at(-1);
  if (probe === undefined || !first.some(isContentMiss)) return first;
  const second = judgeText(probe);
  const others = turn.probes
    .flatMap(({ recording }) => judgeEvents(recording))
    .filter(({ severity }) => severity !== 'info');
  const both = [...answered('first', turn), ...answered('once more, in a new thread', probe)];
  const hasHeld = second.length === 0 && answerOf(probe.recording) !== undefined;
  const missed = first.map((one) =>
    isContentMiss(one) ? { ...one, evidence: [...one.evidence, ...both] } : one,
  );
  if (!hasHeld) return [...missed, ...second.filter((one) => !isContentMiss(one)), ...others];
  const unstable = finding('ANSWER_UNSTABLE', `1 of 2 answers held: ${missed[0]?.sentence ?? ''}`, both);
  return [unstable, ...missed.filter((one) => !isContentMiss(one)), ...others];
}

function isContentMiss({ code, sentence }: Finding): boolean {
  if (code === 'RESPONSE_NOT_SUBSTANTIVE') return !sentence.endsWith('is empty.');
  return code === 'ANSWER_WRONG' || code === 'CONTEXT_LOST';
}

function answered(when: string, { recording, storedAnswer }: RecordedTurn): readonly string[] {
  const text = storedAnswer ?? answerOf(recording);
  return [
    `${when}, thread ${recording.threadId ?? 'of its own'}: ${text === undefined ? 'no answer' : excerpt(text)}`,
  ];
}
