import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import type { Finding } from '../../../../helpers/diagnosis/finding.ts';

/** Each finding as its code, and the sentence that follows the table's own. */
export function particulars(findings: readonly Finding[]): readonly (readonly [Code, string])[] {
  return findings.map(({ code, sentence }) => [code, sentence.slice(codes[code].sentence.length).trim()]);
}
