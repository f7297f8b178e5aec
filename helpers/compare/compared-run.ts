import type { HistoryLine } from '../history/history-line.ts';
import type { Scope, Verdict } from '../diagnosis/verdict-document.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';

/** What is known of a run that is laid beside another one: from its folder, or, where that was pruned, from its line in the history. */
export interface ComparedRun {
  readonly id: string;
  readonly startedAt: string;
  readonly target: string;
  readonly scope: Pick<Scope, 'profile'> & { readonly kind: string };
  readonly vantage: string;
  readonly verdict: Verdict;
  readonly headline: string | null;
  readonly suite: string;
  /** What is known of the build, by its pieces. */
  readonly build: Readonly<Record<string, string>>;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    /** Undefined where only the line is left. */
    readonly sentence: string | undefined;
  }[];
  readonly phases: HistoryLine['phases'];
  /** Status by the mark of a check's id. */
  readonly statuses: ReadonlyMap<string, string>;
  /** Ids of checks by their marks, as far as they are known. */
  readonly names: ReadonlyMap<string, string>;
  /** The recorded turns; none where the folder is gone, or where they were not read yet. */
  readonly turns: readonly TurnRecord[];
  /** The run's folder; undefined where only the line is left. */
  readonly folder: string | undefined;
}
