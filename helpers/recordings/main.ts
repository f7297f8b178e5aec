/**
 * `npm run judge -- FILE…`: judges recordings of turns offline, by the same rules and in the same words as a run. Exit code 0 only when
 * every turn holds, 1 when one does not, 2 when something could not be read.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runEnvironment } from '../../env/run-environment.ts';
import { redactDeep } from '../reporting/redact-deep.ts';
import { redact } from '../reporting/redact.ts';
import { concludeTurn, type ConcludedTurn } from './conclude-turn.ts';
import { drawTurn } from './draw-turn.ts';
import type { FoundTurn } from './found-turn.ts';
import { judgeUsage, readJudgeOptions, type JudgeOptions } from './read-judge-options.ts';
import { readRecording } from './read-recording.ts';
import { recordingFiles } from './recording-files.ts';
import { turnJson } from './turn-json.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const reports = resolve(root, runEnvironment.reports ?? 'reports');
const say = (text: string): boolean => process.stdout.write(`${redact(text)}\n`);
const complain = (text: string): boolean => process.stderr.write(`${redact(text)}\n`);

/** Every file that can be read is judged, whatever is wrong with another. */
function readAll({ paths, target }: JudgeOptions): {
  readonly turns: readonly FoundTurn[];
  readonly unread: readonly string[];
} {
  const unread: string[] = [];
  const attempt = <T>(work: () => readonly T[]): readonly T[] => {
    try {
      return work();
    } catch (error) {
      unread.push((error as Error).message);
      return [];
    }
  };
  const files = [...new Set(paths.flatMap((path) => attempt(() => recordingFiles(path, reports))))];
  return { turns: files.flatMap((file) => attempt(() => readRecording(file, target))), unread };
}

function total(concluded: readonly ConcludedTurn[]): string {
  const holding = concluded.filter(({ verdict }) => verdict === 'PASS').length;
  return `${concluded.length} turns: ${holding} hold, ${concluded.length - holding} do not.`;
}

function judge(options: JudgeOptions): number {
  const { turns, unread } = readAll(options);
  const concluded = turns.map(concludeTurn);
  if (options.json) say(JSON.stringify(redactDeep(concluded.map(turnJson)), null, 2));
  else {
    say(concluded.map(drawTurn).join(`\n\n${'─'.repeat(80)}\n\n`));
    if (concluded.length > 1) say(`\n${total(concluded)}`);
  }
  for (const words of unread) complain(words);
  if (unread.length > 0) return 2;
  return concluded.every(({ verdict }) => verdict === 'PASS') ? 0 : 1;
}

try {
  const options = readJudgeOptions(process.argv.slice(2));
  if (options.help) say(judgeUsage);
  process.exitCode = options.help ? 0 : judge(options);
} catch (error) {
  complain((error as Error).message.split('\n')[0] ?? '');
  process.exitCode = 2;
}
