import { closestWord } from '../../env/closest-word.ts';
import type { Code } from '../diagnosis/codes.ts';

const most = 4;

/** The codes that were most likely meant by a word that is none: those a slip away, then those that share a part with it. */
export function nearestCodes(word: string, codes: readonly Code[]): readonly Code[] {
  const parts = partsOf(word);
  const slip = closestWord(word, codes);
  const shared = codes
    .map((code) => ({ code, count: parts.filter((part) => sharesPart(code, part)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .map(({ code }) => code);
  return [...new Set([...codes.filter((code) => code === slip), ...shared])].slice(0, most);
}

function sharesPart(code: Code, part: string): boolean {
  return partsOf(code).some((own) => own === part || closestWord(part, [own]) === own);
}

/** Words of three letters and more: `AGENT_IS_SILENT` is about an agent and silence. */
function partsOf(word: string): readonly string[] {
  return word
    .toUpperCase()
    .split(/[^A-Z\d]+/)
    .filter((part) => part.length >= 3);
}
