/**
 * `npm run doctor -- --project staging`: says within ten seconds what is right and what is not, with no login spent and nothing
 * created. Exit code 0 only when nothing is wrong.
 */
import { parseArgs } from 'node:util';
import { targetNames, type TargetName } from '../../env/target.ts';
import { redact } from '../reporting/redact.ts';
import { drawExamination } from './draw-examination.ts';
import { examine } from './examine.ts';

const usage = `Usage: npm run doctor -- --project ${targetNames.join('|')}`;

function targetOf(args: readonly string[]): TargetName {
  const { values } = parseArgs({ args: [...args], options: { project: { type: 'string' } } });
  const named = values.project ?? 'embedded';
  const target = targetNames.find((name) => name === named);
  if (target === undefined) throw new Error(`There is no project ${named}.`);
  return target;
}

async function main(): Promise<number> {
  const startedMs = performance.now();
  const say = (text: string): boolean => process.stdout.write(`${redact(text)}\n`);
  let target: TargetName;
  try {
    target = targetOf(process.argv.slice(2));
  } catch (error) {
    say(`${(error as Error).message.split('\n')[0] ?? ''} ${usage}`);
    return 1;
  }
  const { lines, spent } = await examine(target);
  const wrong = lines.filter(({ state }) => state === 'wrong').length;
  say(drawExamination(lines, process.stdout.isTTY && process.stdout.hasColors()));
  const outcome =
    wrong === 0 ? 'Nothing is wrong' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong`;
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  say(`\n${outcome} with ${target}: ${seconds} s, ${spent.requests} requests, no login, nothing created.`);
  return wrong === 0 ? 0 : 1;
}

const code = await main();
// A name that is never answered would keep the process for minutes.
process.exit(code);
