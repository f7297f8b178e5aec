import type { KeptAnswer } from '../chat/await-answer.ts';
import { finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { judgeText } from './judge-answer.ts';
import type { Judgement } from './judgement.ts';

/**
 * The answer of a run whose connection was dropped stands in the thread (requirements F49), and answers the question.
 * `firstEventMs`: when the first event of the run came, at which it was dropped.
 */
export function judgeKeptAnswer(firstEventMs: number, kept: KeptAnswer): Judgement {
  const { text, waitedMs, reads, roles, prompt } = kept;
  const dropped = `dropped at the first event, ${Math.round(firstEventMs)} ms after the message`;
  if (text === undefined) {
    const evidence = [
      dropped,
      `no answer in the thread after ${Math.round(waitedMs)} ms and ${reads} looks; it holds ${roles.join(', ') || 'nothing'}`,
    ];
    const words = 'The answer of a run is lost when its connection is dropped.';
    return { findings: [finding('NOT_PERSISTED', words, evidence)], evidence };
  }
  const evidence = [
    dropped,
    `the answer stood in the thread after ${Math.round(waitedMs)} ms: ${excerpt(text, 120)}`,
  ];
  return { findings: judgeText(text, prompt), evidence };
}
