import type { TargetName } from '../../env/target.ts';

/** The folder of one run, as far as sweeping looks at it. */
export interface RunFolder {
  /** `<startedAt>-<target>-<runId>`. */
  readonly name: string;
  readonly hasVerdict: boolean;
}

export interface KnownRun {
  readonly folder: string;
  readonly id: string;
  readonly startedAtMs: number;
}

/**
 * The runs of one target that were killed: they left no verdict, and began longer ago than a run may take. A younger one without a
 * verdict may still be going. One with a verdict has removed what it made.
 */
export function deadRuns(
  folders: readonly RunFolder[],
  target: TargetName,
  nowMs: number,
  longestMs: number,
): { readonly dead: readonly KnownRun[]; readonly alive: readonly KnownRun[] } {
  const open = folders
    .filter(({ hasVerdict }) => !hasVerdict)
    .flatMap(({ name }) => runOf(name, target) ?? []);
  const isDead = ({ startedAtMs }: KnownRun): boolean => nowMs - startedAtMs >= longestMs;
  return { dead: open.filter(isDead), alive: open.filter((run) => !isDead(run)) };
}

function runOf(folder: string, target: TargetName): KnownRun | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-([a-z]+)-(\w+)$/.exec(folder);
  const [, day, hours, minutes, seconds, ms, named, id] = parts ?? [];
  if (id === undefined || named !== target) return undefined;
  const startedAtMs = Date.parse(
    `${day ?? ''}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}.${ms ?? ''}Z`,
  );
  return { folder, id, startedAtMs };
}
