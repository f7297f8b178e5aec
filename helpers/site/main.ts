/**
 * `npm run site`: makes `reports/site/` of the last finished run, for a place where anybody may read it: its page and its verdict,
 * without payloads, addresses, evidence and stack traces. Exit code 0 when it was made, 1 when there is no run to make it of, 2 when
 * it was asked wrongly.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runEnvironment } from '../../env/run-environment.ts';
import { readFindings } from '../explain/read-findings.ts';
import { parseVerdict } from '../reporting/parse-verdict.ts';
import { redact } from '../reporting/redact.ts';
import { writeAtomically } from '../reporting/write-atomically.ts';
import { drawRunPage } from '../run-page/draw-run-page.ts';
import { publishableStory } from './publishable-story.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function main(words: readonly string[]): number {
  if (words.length > 0) {
    const usage = 'npm run site takes no words: it makes reports/site/ of the last finished run.';
    process[words.includes('--help') ? 'stdout' : 'stderr'].write(`${usage}\n`);
    return words.includes('--help') ? 0 : 2;
  }
  const reports = resolve(root, runEnvironment.reports ?? 'reports');
  const verdict = join(reports, 'verdict.json');
  if (!existsSync(verdict)) {
    process.stderr.write(`There is no finished run in ${reports}. Run the suite first.\n`);
    return 1;
  }
  const site = join(reports, 'site');
  // What an earlier one held may hold what this one leaves out.
  rmSync(site, { recursive: true, force: true });
  const document = parseVerdict(readFileSync(verdict, 'utf8'));
  if (document === undefined) {
    process.stderr.write(`${verdict} is no verdict of a run. Run the suite again.\n`);
    return 1;
  }
  const story = publishableStory({ document });
  writeAtomically(
    join(site, 'index.html'),
    redact(drawRunPage(story, undefined, { isAlone: true, meanings: readFindings() })),
  );
  writeAtomically(join(site, 'verdict.json'), `${redact(JSON.stringify(story.document, null, 2))}\n`);
  process.stdout.write(`${site} holds the page and the verdict of run ${document.run.id}.\n`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
