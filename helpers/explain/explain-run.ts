import type { Code } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { claimOf } from '../diagnosis/verdict-claim.ts';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { ownerOf } from '../diagnosis/verdict-owner.ts';
import type { CodeMeaning } from './code-meaning.ts';
import { drawMeaning } from './draw-meaning.ts';
import { wrapWords } from './wrap-words.ts';

/** Lines of evidence of one finding that a terminal is given; the report of the run has all. */
const evidenceShown = 3;

/** What a run found, each code once with what was seen of it and what it means; the one that leads comes first. */
export function explainRun(
  document: VerdictDocument,
  meanings: ReadonlyMap<Code, CodeMeaning>,
  width: number,
): string {
  const { findings, verdict, target, run } = document;
  const firsts = findings.filter(({ code }, at) => findings.findIndex((one) => one.code === code) === at);
  const head = [claimOf(document), `${verdict} on ${target}, run ${run.id} of ${run.startedAt}`].join('\n');
  const nothing = firsts.length === 0 ? ['Nothing was found.'] : [];
  return [head, ...nothing, ...firsts.map((one) => explainFinding(one, document, meanings, width))].join(
    '\n\n',
  );
}

function explainFinding(
  finding: Finding,
  { findings, target, run }: VerdictDocument,
  meanings: ReadonlyMap<Code, CodeMeaning>,
  width: number,
): string {
  const { code, sentence, evidence, test } = finding;
  const times = findings.filter((one) => one.code === code).length;
  const seen = [
    `  Seen${times === 1 ? '' : ` ${times} times, first`}${test === undefined ? '' : ` by: ${test}`}`,
    ...wrapWords(sentence, '    ', width),
    ...evidence.slice(0, evidenceShown).map((line) => `    ${line}`),
  ];
  const meaning = meanings.get(code);
  if (!meaning) return [code, ...seen].join('\n');
  const owner = ownerOf(finding, target);
  const drawn = drawMeaning(meaning, { width, went: { target, urls: run.urls, run: run.id }, owner });
  const [title = '', ...rest] = drawn.split('\n');
  return [title, ...seen, '', ...rest].join('\n');
}
