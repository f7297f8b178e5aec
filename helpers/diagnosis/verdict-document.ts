import type { Origin, TargetName } from '../../env/target.ts';
import type { Shard } from '../merge/shard.ts';
import type { Class, Code, Layer } from './codes.ts';
import type { Finding } from './finding.ts';

/** The one word about a run. Exit code 0 belongs to `PASS` alone. */
export type Verdict = 'HARNESS_ERROR' | 'BLOCKED' | 'FAIL' | 'UNMEASURABLE' | 'DEGRADED' | 'PASS';

export type CheckStatus = 'PASS' | 'FAIL' | 'BLOCKED' | 'UNMEASURABLE' | 'NOT_OBSERVABLE' | 'NOT_RUN';

/** What one test established about the target. */
export interface Check {
  /** `<file below tests/, without .spec.ts>:<slug of describe and title>`. */
  readonly id: string;
  readonly title: string;
  /** False: shown and counted, never part of the verdict. */
  readonly required: boolean;
  readonly status: CheckStatus;
  readonly evidence: readonly string[];
}

/** The worst value of one metric over the run, against its budget. */
export interface BudgetRow {
  readonly metric: string;
  readonly unit: 'ms';
  readonly value: number;
  /** How many values were taken. */
  readonly n: number;
  /** How the value came from them: `worst of 42`. */
  readonly method: string;
  /** Half of the values are no larger (nearest rank). Left out of documents that were written before there was one. */
  readonly p50?: number;
  /** 95 of 100 values are no larger (nearest rank); only where at least 20 were taken. */
  readonly p95?: number;
  /** How long this machine itself stood still while this value was taken. */
  readonly lag: number;
  /** How far the value may be off, where two clocks had to be compared. */
  readonly uncertainty?: number;
  readonly target: number;
  readonly limit: number;
  /** `note`: over target, within limit. `informative`: measured by checks that are not required. */
  readonly status: 'ok' | 'note' | 'exceeded' | 'unmeasurable' | 'informative';
  /** Where the budget's figures come from, and from what and why they were loosened. */
  readonly source: string;
  /** Set where a figure of ours is looser than the contract's. */
  readonly loosened?: true;
}

/** A waiver in force (`env/waivers.json`). */
export interface WaiverRow {
  readonly code: Code;
  readonly reason: string;
  readonly link: string;
  /** Its last day, `YYYY-MM-DD`, UTC. */
  readonly expires: string;
  /** Whether its code came up in this run. */
  readonly matched: boolean;
}

/** Chat sockets that ended alike. */
export interface SocketEnds {
  /** The close code; 1006 where none came. */
  readonly code: number;
  /** Who began to end them. */
  readonly by: 'us' | 'them';
  readonly count: number;
  /** What the server gave as its reasons, at most three. */
  readonly reasons: readonly string[];
}

/** Every attempt of the run to open a chat socket. */
export interface SocketsRow {
  readonly attempts: number;
  readonly opened: number;
  readonly ends: readonly SocketEnds[];
}

/** Shares of the run, each with its exact one-sided bound at 95 % (Clopper and Pearson); 0 to 1. */
export interface RatesRow {
  /** Messages that were answered as promised, of all that were asked by checks that count (requirements F65). */
  readonly journeys: { readonly held: number; readonly n: number; readonly atLeast: number };
  /** Requests that were answered with 5xx, of all that checks that count sent (requirements F64). */
  readonly serverErrors: { readonly count: number; readonly n: number; readonly atMost: number };
}

/** How much of the suite was asked for. `expected` is what the selection contains, `selected` what Playwright took up. */
export interface Scope {
  readonly kind: 'full' | 'profile' | 'partial';
  readonly profile: string | null;
  readonly selected: number;
  readonly expected: number;
  /** Which part of the selection this machine took, where several share it. Never there once they are merged. */
  readonly shard?: Shard;
}

/** One of the runs that a merged run was put together from. */
export interface ShardRow extends Shard {
  readonly runId: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
}

/** `reports/verdict.json`, described by docs/verdict.schema.json. */
export interface VerdictDocument {
  readonly schema: 1;
  readonly target: TargetName;
  /** False on embedded: no product was tested. */
  readonly product: boolean;
  readonly scope: Scope;
  readonly verdict: Verdict;
  readonly class: Class | null;
  readonly headline: {
    readonly code: Code;
    readonly layer: Layer;
    readonly class: Class;
    readonly sentence: string;
  } | null;
  /** Headline first, then those beside it, the other ones, the explained ones and the informative ones. */
  readonly findings: readonly Finding[];
  readonly checks: readonly Check[];
  readonly budgets: readonly BudgetRow[];
  /** What is waived for this target and in force on the day of the run, found or not. */
  readonly waivers: readonly WaiverRow[];
  readonly created: { readonly users: number; readonly threads: number; readonly messages: number };
  readonly leftBehind: number;
  readonly spent: { readonly turns: number; readonly requests: number };
  readonly sockets: SocketsRow;
  /** Left out of documents that were written before there were any. */
  readonly rates?: RatesRow;
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly durationMs: number;
    readonly suiteRevision: string;
    readonly urls: Readonly<Record<string, string>>;
    readonly origins: readonly Origin[];
    /** From where the target was seen: `ci` or `laptop`, and the operating system. */
    readonly vantage: string;
    /**
     * What is known of what is deployed there: the version that a service says it has, and a mark that changes with what it serves,
     * by the piece of the deployment. More than one value of a piece stands with `+` between. Left out where nothing was seen.
     */
    readonly build?: Readonly<Record<string, string>>;
    /** Where several machines shared the run: `startedAt` is the first one's, `durationMs` the sum of theirs. */
    readonly shards?: readonly ShardRow[];
  };
}
