import { stripVTControlCharacters } from 'node:util';
import { codes, type Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';

/**
 * What an error that nobody turned into a finding says: one that begins with `<CODE>: ` of the table speaks for itself
 * (a FindingError, or one sentence of the global setup); everything else is a mistake of ours. `during` says where it came up.
 */
export function errorFinding(message: string, during: string): Finding {
  const [first = '', ...others] = stripVTControlCharacters(message).trim().split(/\r?\n/);
  const evidence = others
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^at /.test(line))
    .slice(0, 12);
  if (/^(?:Error: )?No tests found/.test(first))
    return finding('NOTHING_RAN', 'Playwright found no tests.', evidence);
  const coded = /^(?:\w*Error: )*([A-Z][A-Z\d_]+): (.*)$/.exec(first);
  const [code, sentence] = [coded?.[1], coded?.[2]];
  if (code !== undefined && sentence !== undefined && isCode(code)) {
    return { ...finding(code, '', evidence), sentence };
  }
  return finding('HARNESS_ERROR', `${during}: ${first === '' ? 'an error without words' : first}`, evidence);
}

function isCode(word: string): word is Code {
  return Object.hasOwn(codes, word);
}
