import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { profileNames, targetNames, type TargetName } from '../../env/target.ts';
import type { HistoryLine } from '../history/history-line.ts';
import { writeAtomically } from '../reporting/write-atomically.ts';
import { asksEnough } from './asks-enough.ts';
import { knownRuns } from './known-runs.ts';
import type { Slot } from './slots.ts';

/** That a run was due and none came. Moments are ISO 8601, UTC. */
const noteSchema = z.object({
  target: z.enum(targetNames),
  dueAt: z.iso.datetime(),
  /** A run that began from here on counted for it, and one from `until` on no more. */
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** The least that it had to ask. */
  profile: z.enum(profileNames),
});
type MissedNote = Readonly<z.output<typeof noteSchema>>;

/** Beside the lines of the runs, and carried with them. */
export function missedFolder(reports: string): string {
  return join(reports, 'history', 'missed');
}

/**
 * Notes slots that a monitor found without a run, so that pages and trends drawn elsewhere, which know of no monitor, can show them.
 * One file a slot, the same whoever notes it, so that two histories join without a conflict.
 */
export function noteMissed(
  reports: string,
  target: TargetName,
  missed: readonly Slot[],
  deployedMs = 0,
): void {
  if (missed.length > 0) mkdirSync(missedFolder(reports), { recursive: true });
  for (const { atMs, nextMs, stage } of missed) {
    const note: MissedNote = {
      target,
      dueAt: spell(atMs),
      from: spell(Math.max(deployedMs, atMs - stage.earlyMs)),
      until: spell(nextMs),
      profile: stage.profile,
    };
    const name = `${note.dueAt.replace(/[:.]/g, '-')}-${target}.json`;
    const file = join(missedFolder(reports), name);
    if (!existsSync(file)) writeAtomically(file, `${JSON.stringify(note)}\n`);
  }
}

/**
 * Slots of a target that were noted as missed, oldest first. One whose run has turned up since is missed no more: its line had not
 * arrived when the monitor looked. A file that is no note is passed over.
 */
export function missedSlots(
  reports: string,
  target: TargetName,
  lines: readonly HistoryLine[],
): readonly { readonly dueAt: string }[] {
  const runs = knownRuns(lines.filter((line) => line.target === target));
  const isMet = ({ from, until, profile }: MissedNote): boolean =>
    runs.some(
      (run) =>
        run.atMs >= Date.parse(from) && run.atMs < Date.parse(until) && asksEnough(run.profile, profile),
    );
  return notesIn(missedFolder(reports))
    .filter((note) => note.target === target && !isMet(note))
    .map(({ dueAt }) => ({ dueAt }))
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

function notesIn(folder: string): readonly MissedNote[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const read = noteSchema.safeParse(parse(readFileSync(join(folder, name), 'utf8')));
      return read.success ? [read.data] : [];
    });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function spell(ms: number): string {
  return new Date(ms).toISOString();
}
