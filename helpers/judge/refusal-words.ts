import type { PageView } from '../browser/page-record.ts';
import { newWords } from './new-words.ts';

/** Words by which pages say that something cannot be had. */
export const negation =
  /\b(?:not|no|unable|cannot|can['’]t|could ?n['’]t|does ?n['’]t|is ?n['’]t|fail(?:ed|s|ure)?|error|unknown|missing|invalid|denied|wrong|unavailable|deleted|gone|nothing)\b/i;

/** What a page said of something that cannot be had, and does not say otherwise (`usual`). Each line once. */
export function refusalWords(usual: string, views: readonly PageView[]): readonly string[] {
  const said = views.flatMap(({ text }) => newWords(usual, text)).filter((line) => negation.test(line));
  return [...new Set(said)];
}
