import { readFileSync } from 'node:fs';
import type { Code } from '../diagnosis/codes.ts';
import type { CodeMeaning } from './code-meaning.ts';
import { parseFindings } from './parse-findings.ts';

const file = new URL('../../docs/findings.md', import.meta.url);
let known: ReadonlyMap<Code, CodeMeaning> | undefined;

/**
 * What every code means, from docs/findings.md; read once in a process. Empty where the page is not there, as in a copy without docs:
 * a report goes without explanations then, and not without a verdict.
 */
export function readFindings(): ReadonlyMap<Code, CodeMeaning> {
  known ??= read();
  return known;
}

function read(): ReadonlyMap<Code, CodeMeaning> {
  try {
    return parseFindings(readFileSync(file, 'utf8')).meanings;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}
