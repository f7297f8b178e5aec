import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';

/** Answers to different messages are different: the same text twice was prepared beforehand (rule 11). */
export function judgeVariety(answers: readonly string[]): readonly Finding[] {
  const plain = answers.map((text) => text.trim());
  const repeated = plain.find((text, at) => text !== '' && plain.indexOf(text) !== at);
  if (repeated === undefined) return [];
  return [finding('CANNED_AGENT', 'Two different messages got the same answer.', [excerpt(repeated)])];
}
