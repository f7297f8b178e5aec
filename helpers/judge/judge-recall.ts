import type { TurnRecording } from '../chat/turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { judgeAnswer } from './judge-answer.ts';

/**
 * An answer that must recall what an earlier turn told. A wrong, evasive or apologetic one means that the thread was forgotten;
 * an empty or canned one is what it is.
 */
export function judgeRecall(recording: TurnRecording, storedAnswer?: string): readonly Finding[] {
  return judgeAnswer(recording, storedAnswer).map((one) => {
    const forgot = one.code === 'ANSWER_WRONG' || (one.code === 'RESPONSE_NOT_SUBSTANTIVE' && !isEmpty(one));
    if (!forgot) return one;
    return finding('CONTEXT_LOST', `Asked for ${recording.prompt.expects.join(' and ')}.`, one.evidence);
  });
}

function isEmpty({ sentence }: Finding): boolean {
  return sentence.endsWith('is empty.');
}
