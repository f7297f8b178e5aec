import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { browserVariable } from '../../env/browser-variables.ts';
import { budgetsFor } from '../../env/budgets.ts';
import { checks, isRequired } from '../../env/checks.ts';
import { readTarget } from '../../env/read-target.ts';
import { runEnvironment } from '../../env/run-environment.ts';
import { targetNames, type Origin, type TargetName, type TargetSettings } from '../../env/target.ts';
import { ownersOfRun } from '../run/owners-of-run.ts';
import { waiversOfRun } from '../run/waivers-of-run.ts';
import { manifestOfScope } from './manifest-of-scope.ts';
import type { RunFacts } from './run-facts.ts';
import { scopeOf } from './scope-of.ts';
import { suiteRevision } from './suite-revision.ts';

/**
 * What is known of this run from the environment, the tables of `env/` and the command line. A run that the configuration
 * did not name gets a name of its own, so that there is a verdict all the same.
 */
export function gatherFacts(root: string, projects: readonly string[], argv: readonly string[]): RunFacts {
  const run = runEnvironment.run ?? unnamedRun(root, projects);
  const settings = settingsOf(run.target);
  const scope = scopeOf(argv);
  // A file with a mistake in it waives nothing; the setup of the run has said what is wrong there.
  const { waivers, origins } = waiversOfRun(run.startedAt);
  return {
    id: run.id,
    startedAt: run.startedAt,
    target: run.target,
    folder: run.dir,
    // reports/runs/<run>
    reports: dirname(dirname(run.dir)),
    scope,
    suiteRevision: suiteRevision(root),
    vantage: `${runEnvironment.ci ? 'ci' : 'laptop'}, ${process.platform}`,
    limits: settings?.limits ?? {},
    takesProbes: settings?.contentProbe ?? false,
    ...(settings === undefined ? {} : { usersAtOnce: settings.powers.usersAtOnce }),
    ...(settings?.pricePerTurn === undefined ? {} : { pricePerTurn: settings.pricePerTurn }),
    ...(settings?.logLink === undefined ? {} : { logLink: settings.logLink }),
    owners: ownersOfRun().owners,
    budgets: budgetsFor(run.target, settings?.limitPercent),
    knownChecks: Object.keys(checks),
    manifest: manifestOfScope(scope),
    isRequired: (id) => isRequired(id, run.target),
    waivers: waivers.filter(({ target }) => target === run.target),
    origins: [...origins, ...browserOrigins()],
  };
}

/** The page looks as the browser draws it: which one was named belongs to the result. */
function browserOrigins(): readonly Origin[] {
  const { named } = runEnvironment.browser;
  return named === undefined ? [] : [{ variable: browserVariable, from: 'environment', value: named }];
}

function settingsOf(name: TargetName): TargetSettings | undefined {
  const reading = readTarget(name);
  return reading.kind === 'invalid' ? undefined : reading.settings;
}

function unnamedRun(
  root: string,
  projects: readonly string[],
): { readonly id: string; readonly startedAt: string; readonly dir: string; readonly target: TargetName } {
  const id = randomBytes(3).toString('hex');
  const startedAt = new Date().toISOString();
  const target = targetNames.find((name) => projects.includes(name)) ?? 'embedded';
  const reports = resolve(root, runEnvironment.reports ?? 'reports');
  return {
    id,
    startedAt,
    target,
    dir: join(reports, 'runs', `${startedAt.replace(/[:.]/g, '-')}-${target}-${id}`),
  };
}
