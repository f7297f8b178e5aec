import { targetNames } from '../../env/target.ts';
import type { CompareOptions } from './read-compare-options.ts';
import type { ComparedRun } from './compared-run.ts';

/**
 * The two runs that are asked for, the earlier one first. `runs` are newest first. Throws one sentence where there is no such pair.
 */
export function chooseRuns(
  runs: readonly ComparedRun[],
  options: Exclude<CompareOptions, { kind: 'help' }>,
): readonly [ComparedRun, ComparedRun] {
  if (runs.length === 0) {
    throw new Error(
      'No run has ended here yet, and the history is empty. Run one first: npm run golden-path',
    );
  }
  if (options.kind === 'two') {
    const [one, other] = [runNamed(runs, options.left), runNamed(runs, options.right)];
    return one.startedAt <= other.startedAt ? [one, other] : [other, one];
  }
  const last = lastRun(runs, options.of);
  const green = runs.find((run) => isEarlierGreen(run, last));
  if (green !== undefined) return [green, last];
  throw new Error(
    `There is no green run of ${last.target} (${scopeOf(last)}) before ${last.startedAt.slice(0, 16).replace('T', ' ')} UTC, ` +
      'neither here nor in the history. Take in what a pipeline kept with npm run history -- merge DIR, or name two runs.',
  );
}

/** The run that is compared with the last green one: the newest of all, or of a target, or one that is named. */
function lastRun(runs: readonly ComparedRun[], of: string | undefined): ComparedRun {
  const target = targetNames.find((name) => name === of);
  if (of !== undefined && target === undefined) return runNamed(runs, of);
  const last = runs.find((run) => target === undefined || run.target === target);
  if (last === undefined) throw new Error(`No run of ${of ?? 'any target'} has ended here yet.`);
  return last;
}

/** A run that was partial is compared with a whole one. */
function isEarlierGreen(run: ComparedRun, last: ComparedRun): boolean {
  return (
    run.verdict === 'PASS' &&
    run.target === last.target &&
    run.id !== last.id &&
    run.startedAt < last.startedAt &&
    run.scope.kind !== 'partial' &&
    (last.scope.kind === 'partial' || scopeOf(run) === scopeOf(last))
  );
}

function scopeOf({ scope }: ComparedRun): string {
  return scope.profile ?? scope.kind;
}

/** By its id or the beginning of it, or by the name or path of its folder. */
function runNamed(runs: readonly ComparedRun[], name: string): ComparedRun {
  const plain = name.replace(/\/+$/, '').split('/').at(-1) ?? name;
  const exact = runs.filter(({ id, folder }) => id === plain || folder?.endsWith(`/${plain}`));
  const found = exact.length > 0 ? exact : runs.filter(({ id }) => plain.length >= 3 && id.startsWith(plain));
  const [run, other] = found;
  if (run === undefined) {
    const known = runs.slice(0, 3).map(({ id, target }) => `${id} (${target})`);
    throw new Error(`No run ${JSON.stringify(name)} is known here. The last ones: ${known.join(', ')}.`);
  }
  if (other !== undefined)
    throw new Error(`${JSON.stringify(name)} begins the ids of several runs: write more of it.`);
  return run;
}
