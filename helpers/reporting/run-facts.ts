import type { LogLink } from '../../env/log-link.ts';
import type { Owners } from '../../env/owner.ts';
import type { Origin, Price, ProfileName, RunLimits, TargetName } from '../../env/target.ts';
import type { KnownWaiver } from '../diagnosis/check-waivers.ts';
import type { Scope, VerdictDocument } from '../diagnosis/verdict-document.ts';
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
  /** Answers that miss something are asked for once more there, which costs turns; not so unless given. */
  readonly takesProbes?: boolean;
  /** Most users that may chat there at the same time; any number unless given. */
  readonly usersAtOnce?: number;
  /** What one turn costs there; undefined where nobody has said. */
  readonly pricePerTurn?: Price;
  /** Who owns which layer or class of findings (env/owners.json); the teams by default unless given. */
  readonly owners?: Owners;
  /** How an address of the target's server logs is made; undefined where nobody has said. */
  readonly logLink?: LogLink;
  readonly scope: Pick<Scope, 'kind' | 'profile' | 'shard'>;
  /** What the run was put together from; left out for a run of one machine. */
  readonly shards?: VerdictDocument['run']['shards'];
  readonly suiteRevision: string;
  readonly vantage: string;
  readonly budgets: Readonly<Record<string, BudgetFigures>>;
  /** Checks of the whole suite that are known by name, whether selected or not. */
  readonly knownChecks: readonly string[];
  /** Checks that a run of this scope consists of; empty for a partial one, which is judged by what was selected. */
  readonly manifest: readonly string[];
  readonly isRequired: (id: string) => boolean;
  /** What is waived for this target, whether it is still in force or not. */
  readonly waivers: readonly KnownWaiver[];
  /** Settings of the run itself that do not come from a committed file. */
  readonly origins: readonly Origin[];
}
