/**
 * `npm run compare -- last-green`: two runs side by side. Exit code 0 when they could be compared, 2 when not.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runEnvironment } from '../../env/run-environment.ts';
import { endWhenUnread } from '../reporting/end-when-unread.ts';
import { redact } from '../reporting/redact.ts';
import { chooseRuns } from './choose-runs.ts';
import { describeComparison } from './describe-comparison.ts';
import { knownRuns, withTurns } from './known-runs.ts';
import { compareUsage, readCompareOptions } from './read-compare-options.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const say = (text: string): boolean => process.stdout.write(`${redact(text)}\n`);

endWhenUnread();
try {
  const options = readCompareOptions(process.argv.slice(2));
  if (options.kind === 'help') say(compareUsage);
  else {
    const { runs, problems } = knownRuns(resolve(root, runEnvironment.reports ?? 'reports'));
    for (const problem of problems) say(problem);
    const [left, right] = chooseRuns(runs, options);
    for (const line of describeComparison(withTurns(left), withTurns(right))) say(line);
  }
} catch (error) {
  process.stderr.write(`${redact((error as Error).message)}\n`);
  process.exitCode = 2;
}
