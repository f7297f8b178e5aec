import { join } from 'node:path';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { LeakList } from './leak-list.ts';
import { partsOf, partsOfText } from './parts-of.ts';
import type { PrintedText } from './printed-text.ts';
import type { SecretSearch } from './secret-search.ts';
import { makeWithheldFolder, withhold } from './withhold.ts';

/** What a run has written and printed. */
export interface ScannedRun {
  /** Its folder, absolute. */
  readonly folder: string;
  /** What it is about to write elsewhere, by what to call it: its line of the history. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly printed: Pick<PrintedText, 'texts' | 'isCut'> | undefined;
  readonly search: SecretSearch;
  /** Whether somebody can look at what is taken out: on a machine of a pipeline nobody can, and there it is deleted. */
  readonly keepsCopies: boolean;
}

const mostShown = 20;

/**
 * Looks through everything that a run wrote and printed for secrets, archives opened. A file that holds one is taken out of the folder,
 * since reports are sent around and kept; a note stands in its place. The findings name each place and form, never the secret itself;
 * none when nothing was found. What could not be read is a finding as well: nothing is known about it.
 */
export async function scanRun(run: ScannedRun): Promise<readonly Finding[]> {
  const leaks = new LeakList(run.search);
  const unread: string[] = [];
  /** File → whether its very name holds a secret. */
  const files = new Map<string, boolean>();
  for (const { path, bytes, problem = '' } of partsOf(run.folder)) {
    const place = path.map((name) => leaks.shown(name)).join(' › ');
    if (bytes === undefined) unread.push(`${place} could not be read: ${problem}`);
    const name = path.at(-1) ?? '';
    const isNamedSo = leaks.lookAtName(place, name);
    if (leaks.look(place, bytes ?? Buffer.alloc(0)) || isNamedSo) {
      files.set(path[0], files.get(path[0]) === true || (isNamedSo && path.length === 1));
    }
  }
  const elsewhere = lookElsewhere(run, leaks);
  if (run.printed?.isCut === true) unread.push('More was printed than is kept: the rest was not looked at.');
  return [
    ...(leaks.isEmpty ? [] : [leaks.toFinding([...takeOut(files, leaks, run), ...elsewhere].join(' '))]),
    ...(unread.length === 0 ? [] : [unreadable(unread)]),
  ];
}

/** Looks at what stands in no file of the run; gives what to do about it, in sentences. */
function lookElsewhere({ texts, printed }: ScannedRun, leaks: LeakList): readonly string[] {
  const find = (all: ReadonlyMap<string, string> | undefined): boolean => {
    const parts = [...(all ?? [])].flatMap(([name, text]) => [...partsOfText(name, text)]);
    return parts
      .map(({ path, bytes }) => leaks.look(path.join(' › '), bytes ?? Buffer.alloc(0)))
      .includes(true);
  };
  find(texts);
  return find(printed?.texts())
    ? ['What was printed cannot be taken back: delete the log of the run, wherever it is kept.']
    : [];
}

/** Takes the files out; gives where they are now, in sentences. */
function takeOut(
  files: ReadonlyMap<string, boolean>,
  leaks: LeakList,
  { folder, keepsCopies }: ScannedRun,
): readonly string[] {
  if (files.size === 0) return [];
  const copies = keepsCopies ? makeWithheldFolder() : undefined;
  const left: string[] = [];
  for (const [file, isNamedSo] of files) {
    try {
      withhold(join(folder, file), copies, isNamedSo);
    } catch {
      left.push(leaks.shown(file));
    }
  }
  if (left.length > 0) return [`These could not be taken out, delete them by hand: ${left.join(', ')}.`];
  const where = copies === undefined ? 'deleted' : `moved to ${copies}, which only you can read`;
  return [`Each file was ${where}; a note stands in its place.`];
}

function unreadable(unread: readonly string[]): Finding {
  const words = 'Not everything that this run wrote could be searched for secrets.';
  return finding('HARNESS_ERROR', words, unread.slice(0, mostShown));
}
