import { profileNames } from '../../env/target.ts';
import { isFromLaptop } from '../history/is-from-laptop.ts';
import type { HistoryLine } from '../history/history-line.ts';
import { scopeName } from '../history/scope-name.ts';
import type { KnownRun } from './plan.ts';

/** The runs of a history that may answer for a slot: whole ones, made by a pipeline. A laptop sees the target from elsewhere. */
export function knownRuns(lines: readonly HistoryLine[]): readonly KnownRun[] {
  return lines
    .filter(({ vantage }) => !isFromLaptop(vantage))
    .flatMap(({ startedAt, scope }) => {
      const profile = profileNames.find((name) => name === scopeName(scope));
      return profile === undefined ? [] : [{ atMs: Date.parse(startedAt), profile }];
    });
}
