import type { Code } from '../diagnosis/codes.ts';
import { codeTitle } from '../diagnosis/plain-titles.ts';
import type { CodeMeaning } from './code-meaning.ts';

/** A code that a finding is easily taken for, by its plain title, and why it is not that. */
export interface NeighbourWords {
  readonly code: Code;
  readonly title: string;
  readonly why: string;
}

/** Why it is this finding and not one that looks much the same. `meanings` are those of `readFindings`. */
export function neighbourOf(
  { code }: { readonly code: Code },
  meanings: ReadonlyMap<Code, CodeMeaning>,
): readonly NeighbourWords[] {
  return (meanings.get(code)?.neighbours ?? []).map((one) => ({ ...one, title: codeTitle(one.code) }));
}
