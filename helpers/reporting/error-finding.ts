import { stripVTControlCharacters } from 'node:util';
import { codes, type Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';

/** Where Playwright says what no test said. */
export const outsideAnyTest = 'Outside any test';

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
  if (during === outsideAnyTest && /^(?:Error: )?SyntaxError: Invalid regular expression: /.test(first)) {
    // Code of ours that does not parse names its file before the reason; this is what came after --grep.
    const reason = first.replace(/^.*Invalid regular expression: /, '');
    return finding(
      'CONFIG_INVALID',
      `What stands after --grep is no regular expression: ${reason}.`,
      evidence,
    );
  }
  const coded = codedError(first);
  if (coded) return { ...finding(coded.code, '', evidence), sentence: coded.sentence };
  return finding('HARNESS_ERROR', `${during}: ${first === '' ? 'an error without words' : first}`, evidence);
}

/** The code and sentence with which an error of ours begins; undefined for any other. What is only information ends no test. */
export function codedError(message: string): { readonly code: Code; readonly sentence: string } | undefined {
  const [first = ''] = stripVTControlCharacters(message).trim().split(/\r?\n/);
  const [, code, sentence] = /^(?:\w*Error: )*([A-Z][A-Z\d_]+): (.*)$/.exec(first) ?? [];
  if (code === undefined || sentence === undefined || !isCode(code)) return undefined;
  return codes[code].severity === 'info' ? undefined : { code, sentence };
}

function isCode(word: string): word is Code {
  return Object.hasOwn(codes, word);
}
