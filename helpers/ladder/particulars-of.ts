import { codes } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';

/** What a finding says besides the table's own sentence: its detail, else the first thing that was seen, else that sentence. */
export function particularsOf({ code, sentence, evidence }: Finding): string {
  const detail = sentence.slice(codes[code].sentence.length).trim();
  const words = [detail, evidence[0] ?? ''].find((part) => part !== '') ?? sentence;
  return words.replace(/\.$/, '');
}
