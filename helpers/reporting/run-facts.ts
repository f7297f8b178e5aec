import type { ProfileName, RunLimits, TargetName } from '../../env/target.ts';
import type { Scope } from '../diagnosis/verdict-document.ts';
import type { BudgetFigures } from './fold-budgets.ts';

/** What the reporter knows about a run before any test has spoken. */
export interface RunFacts {
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly target: TargetName;
  /** The run's own folder. */
  readonly folder: string;
  /** The folder of all reports: `verdict.json` of the last finished run goes there. */
  readonly reports: string;
  /** What a run may cost the target, by profile; empty when the target could not be read. */
  readonly limits: Partial<Readonly<Record<ProfileName, RunLimits>>>;
  readonly scope: Pick<Scope, 'kind' | 'profile'>;
  readonly suiteRevision: string;
  readonly vantage: string;
  readonly budgets: Readonly<Record<string, BudgetFigures>>;
  /** Checks of the whole suite that are known by name, whether selected or not. */
  readonly knownChecks: readonly string[];
  readonly isRequired: (id: string) => boolean;
}
