import type { Origin, TargetName } from '../../env/target.ts';
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

/** How much of the suite was asked for. `expected` is what the selection contains, `selected` what Playwright took up. */
export interface Scope {
  readonly kind: 'full' | 'profile' | 'partial';
  readonly profile: string | null;
  readonly selected: number;
  readonly expected: number;
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
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly durationMs: number;
    readonly suiteRevision: string;
    readonly urls: Readonly<Record<string, string>>;
    readonly origins: readonly Origin[];
    /** From where the target was seen: `ci` or `laptop`, and the operating system. */
    readonly vantage: string;
  };
}
