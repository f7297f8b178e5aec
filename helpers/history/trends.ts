import type { TargetName } from '../../env/target.ts';
import type { Verdict } from '../diagnosis/verdict-document.ts';

/** One run, or the runs of one day where there are too many to show each. */
export interface RunMark {
  /** Of the last of them. */
  readonly runId: string;
  readonly startedAt: string;
  /** The worst of them. */
  readonly verdict: Verdict;
  readonly headline: string | null;
  /** 1, but for a day of several. */
  readonly runs: number;
  /** Whether the build that is deployed, or the suite, is another than before; false where that is not known. */
  readonly isNewBuild: boolean;
  readonly isNewSuite: boolean;
}

/** The percentiles of one phase in one run, ms. */
export interface TrendPoint {
  readonly runId: string;
  readonly startedAt: string;
  readonly p50: number;
  /** Undefined where fewer than 20 values were taken. */
  readonly p95: number | undefined;
  readonly worst: number;
  readonly n: number;
}

/** A night from which on a phase takes longer, or less long, than before. */
export interface MarkedChange {
  /** The place among the phase's points. */
  readonly at: number;
  readonly runId: string;
  readonly startedAt: string;
  /** What went to another level: the middle values, or the slow ones alone. */
  readonly of: 'p50' | 'p95';
  readonly before: number;
  readonly after: number;
  readonly p: number;
  readonly isNewBuild: boolean;
  readonly isNewSuite: boolean;
  /** All of it in a sentence. */
  readonly words: string;
}

/** How the last run compares with the ones before it. */
export interface TrendArrow {
  readonly direction: 'slower' | 'faster' | 'steady' | 'unknown';
  /** With how many earlier runs it was compared. */
  readonly n: number;
  readonly words: string;
}

export interface PhaseTrend {
  readonly metric: string;
  readonly title: string;
  /** Of the last run, ms. */
  readonly limit: number;
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  readonly changes: readonly MarkedChange[];
  readonly arrow: TrendArrow;
}

/** Since when a finding of the last run is there. */
export interface SinceWhen {
  readonly code: string;
  readonly severity: string;
  /** The first run of the unbroken series. */
  readonly startedAt: string;
  readonly runId: string;
  /** How many runs in a row have it, of those that looked; the last one included. */
  readonly runs: number;
  /** From the first of them to the last, whole days. */
  readonly days: number;
  /** The last run that looked and did not find it; undefined where none is known. */
  readonly lastWithout: { readonly startedAt: string; readonly runId: string } | undefined;
  readonly words: string;
}

/** A check that changed between green and red while neither the suite nor the build did. */
export interface FlakyCheck {
  readonly check: string;
  readonly flips: number;
  /** Pairs of runs, one after the other, that could have shown a flip. */
  readonly n: number;
  /** Bounds of the share, exact, one-sided, at 95 %. */
  readonly atLeast: number;
  readonly atMost: number;
  readonly lastRed: string;
  readonly words: string;
}

/** Messages that were answered as promised in the last hours. */
export interface JourneyWindow {
  readonly hours: number;
  readonly held: number;
  readonly n: number;
  readonly runs: number;
  /** Undefined where there are too few for a bound that says anything. */
  readonly atLeast: number | undefined;
  readonly words: string;
}

/** What the history of one target says. Everything that a picture or a table of it needs. */
export interface Trends {
  readonly target: TargetName;
  /** `full`, or the profile: runs of different scopes are never compared. */
  readonly scope: string;
  readonly vantage: 'ci' | 'laptop';
  /** ISO 8601, UTC. */
  readonly now: string;
  /** Over which runs, in a sentence; says what is missing where there is nothing to compare with. */
  readonly words: string;
  /** What was left out, and why; a sentence each. */
  readonly notes: readonly string[];
  /** Oldest first. */
  readonly runs: readonly RunMark[];
  /** True where a mark or a point stands for a day. */
  readonly isByDay: boolean;
  /** Slots that were due and have no run. */
  readonly missed: readonly { readonly dueAt: string }[];
  readonly phases: readonly PhaseTrend[];
  readonly findings: readonly SinceWhen[];
  readonly flaky: readonly FlakyCheck[];
  /** Checks that never flipped, in a sentence. */
  readonly steady: string;
  readonly journeys: readonly JourneyWindow[];
}
