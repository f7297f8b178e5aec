import type { TurnRecording } from '../chat/turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { answerOf, contains, judgeAnswer } from './judge-answer.ts';

/**
 * An answer that must recall what an earlier turn told. A wrong, evasive or apologetic one means that the thread was forgotten;
 * an empty or canned one is what it is. One that knows what was told, and lacks only the reference, has forgotten nothing.
 */
export function judgeRecall(recording: TurnRecording, storedAnswer?: string): readonly Finding[] {
  const text = storedAnswer ?? answerOf(recording) ?? '';
  const { nonce, expects } = recording.prompt;
  const lacking = expects.filter((expected) => !contains(text, expected));
  const knows = lacking.every((expected) => expected === nonce);
  return judgeAnswer(recording, storedAnswer).map((one) => {
    const forgot = one.code === 'ANSWER_WRONG' || (one.code === 'RESPONSE_NOT_SUBSTANTIVE' && !isEmpty(one));
    if (!forgot || knows) return one;
    return finding(
      'CONTEXT_LOST',
      `Asked for ${expects.join(' and ')}; it lacks ${lacking.join(' and ')}.`,
      one.evidence,
    );
  });
}

function isEmpty({ sentence }: Finding): boolean {
  return sentence.endsWith('is empty.');
}
