import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { readHistory } from '../history/read-history.ts';
import { readTurns } from '../recordings/read-turns.ts';
import type { ComparedRun } from './compared-run.ts';
import { runOfDocument } from './run-of-document.ts';
import { runOfLine } from './run-of-line.ts';

/** Runs that can be laid side by side, newest first. */
export interface KnownRuns {
  readonly runs: readonly ComparedRun[];
  /** A sentence for each thing that could not be read. */
  readonly problems: readonly string[];
}

/** A clock may be that much ahead of another one. */
const dayMs = 86_400_000;

/**
 * Every finished run below the folder of all reports, and those of which only the line in the history is left. Turns are not read yet. A
 * run that is still to come, by its date, is left out: it would be the newest one for as long.
 */
export function knownRuns(reports: string, now = Date.now()): KnownRuns {
  const folder = join(reports, 'runs');
  const problems: string[] = [];
  const here = namesIn(folder).flatMap((name) => {
    const document = documentIn(join(folder, name));
    if (document === undefined) return [];
    if (document !== 'unreadable') return [runOfDocument(document, join(folder, name))];
    problems.push(`The verdict of ${name} cannot be read; that run is left out.`);
    return [];
  });
  const { runs: lines, problems: unread } = readHistory(reports);
  const pruned = lines.filter((line) => !here.some((run) => run.id === line.id)).map(runOfLine);
  const all = [...here, ...pruned].toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  const toCome = all.filter(({ startedAt }) => Date.parse(startedAt) > now + dayMs);
  const wrongClocks = toCome.map(
    ({ id, startedAt }) =>
      `Run ${id} began on ${startedAt.slice(0, 10)}, a day that is still to come: a clock was wrong, and that run is left out.`,
  );
  return {
    runs: all.filter((run) => !toCome.includes(run)),
    problems: [...problems, ...unread, ...wrongClocks],
  };
}

/** The same run with its turns. */
export function withTurns(run: ComparedRun): ComparedRun {
  return run.folder === undefined ? run : { ...run, turns: readTurns(run.folder) };
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Undefined where the run has not ended, or was killed. */
function documentIn(folder: string): VerdictDocument | 'unreadable' | undefined {
  const file = join(folder, 'verdict.json');
  if (!existsSync(file)) return undefined;
  try {
    const document = JSON.parse(readFileSync(file, 'utf8')) as VerdictDocument;
    return document.schema === 1 && Array.isArray(document.budgets) ? document : 'unreadable';
  } catch (error) {
    if (error instanceof SyntaxError) return 'unreadable';
    throw new Error(`${basename(folder)}: ${(error as Error).message}`, { cause: error });
  }
}
