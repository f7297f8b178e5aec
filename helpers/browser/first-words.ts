import { stripVTControlCharacters } from 'node:util';
import { ownWords } from './own-words.ts';

/**
 * What a browser that did not start said of its own, out of what Playwright throws then: `[pid=7][err] …` lines hold it. Of one that
 * said nothing, how it ended; else Playwright's own first line. Pure.
 */
export function firstWords(error: unknown): string {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  const own = [...text.matchAll(/^\W*\[pid=[^\]]*\]\[(?:err|out)\]\s*(\S.*)$/gm)].map(
    ([, line = '']) => line,
  );
  const exitCode = /<process did exit: exitCode=(\d+)/.exec(text)?.[1];
  const ending = exitCode === undefined ? undefined : `nothing, and ended with exit code ${exitCode}`;
  const [first = ''] = text.split('\n');
  return ownWords(own) ?? ending ?? first.replace(/^\w+\.\w+: /, '').trim();
}
