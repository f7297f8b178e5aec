/**
 * `npm run explain -- AGENT_SILENT`: what codes mean; with `last`, a run's folder or its id what that run found, and without anything
 * all codes by layer. Exit code 0; 2 when something that was named is neither a code nor a run.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runEnvironment } from '../../env/run-environment.ts';
import { codes, type Code } from '../diagnosis/codes.ts';
import { namedOwner } from '../diagnosis/named-owner.ts';
import { spellOwner } from '../diagnosis/spell-owner.ts';
import { ownersOfRun } from '../run/owners-of-run.ts';
import { findRun } from '../reporting/find-run.ts';
import { parseVerdict } from '../reporting/parse-verdict.ts';
import { redact } from '../reporting/redact.ts';
import { drawMeaning } from './draw-meaning.ts';
import { explainRun } from './explain-run.ts';
import { listCodes } from './list-codes.ts';
import { nearestCodes } from './nearest-codes.ts';
import { readFindings } from './read-findings.ts';

const usage =
  'Usage: npm run explain -- [CODE…] [last] [FOLDER or id of a run]. Without a word it lists all codes by layer.';
const root = fileURLToPath(new URL('../../', import.meta.url));
const all = Object.keys(codes) as Code[];
const { owners, problems: ownerProblems } = ownersOfRun();
const width = Math.min(process.stdout.columns || 100, 110);

/** The text about one word, or what is wrong with it in a sentence. */
function explain(word: string): { readonly text: string } | { readonly problem: string } {
  const code = all.find((one) => one === word.toUpperCase());
  if (code !== undefined) return explainCode(code);
  const reports = resolve(root, runEnvironment.reports ?? 'reports');
  const run = findRun(reports, word.toLowerCase() === 'last' ? undefined : word);
  if ('folder' in run) return explainFolder(run.folder);
  if (word.toLowerCase() === 'last' || /[/\\]/.test(word)) return run;
  const near = nearestCodes(word, all);
  const meant = near.length === 0 ? '' : ` Nearest: ${near.join(', ')}.`;
  return {
    problem: `There is no code and no run ${JSON.stringify(word)}.${meant} All codes: npm run explain`,
  };
}

function explainCode(code: Code): { readonly text: string } | { readonly problem: string } {
  const meaning = readFindings().get(code);
  if (!meaning) return { problem: 'docs/findings.md is not there, which says what the codes mean.' };
  const { layer, class: kind } = codes[code];
  const named = namedOwner({ code, layer, class: kind }, 'staging', owners);
  return { text: drawMeaning(meaning, { width, ...(named ? { owner: spellOwner(named) } : {}) }) };
}

function explainFolder(folder: string): { readonly text: string } | { readonly problem: string } {
  const file = join(folder, 'verdict.json');
  const document = parseVerdict(readFileSync(file, 'utf8'));
  return document === undefined
    ? { problem: `${file} is no verdict of a run: it was cut off, or is something else.` }
    : { text: explainRun(document, readFindings(), width) };
}

const words = process.argv.slice(2);
const option = words.find((word) => word.startsWith('-'));
if (option === '--help' || option === '-h') {
  process.stdout.write(`${usage}\n`);
} else if (option !== undefined) {
  process.stderr.write(`There is no option ${option}. ${usage}\n`);
  process.exitCode = 2;
} else {
  const answers = words.map(explain);
  const texts = answers.flatMap((one) => ('text' in one ? [one.text] : []));
  const problems = [
    ...answers.flatMap((one) => ('problem' in one ? [one.problem] : [])),
    ...ownerProblems.map(({ code, sentence }) => `${code}: ${sentence}`),
  ];
  const said = words.length === 0 ? [listCodes(), usage] : texts;
  if (said.length > 0) process.stdout.write(`${redact(said.join('\n\n'))}\n`);
  for (const problem of problems) process.stderr.write(`${redact(problem)}\n`);
  if (problems.length > 0) process.exitCode = 2;
}
