import { unexplained } from '../diagnosis/explains.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { headlineOf } from '../diagnosis/headline.ts';
import { headlineOrder } from '../diagnosis/headline-order.ts';
import { namedOwner } from '../diagnosis/named-owner.ts';
import { verdictOf } from '../diagnosis/verdict.ts';
import type { Check, CheckStatus, Scope, VerdictDocument } from '../diagnosis/verdict-document.ts';
import { weighWaivers } from '../diagnosis/weigh-waivers.ts';
import type { CheckReport } from './check-report.ts';
import { foldBudgets } from './fold-budgets.ts';
import { judgeTest, type JudgedTest } from './judge-test.ts';
import type { ObservedTest } from './observed-test.ts';
import type { RunFacts } from './run-facts.ts';
import { sumRates } from './sum-rates.ts';
import { sumSockets } from './sum-sockets.ts';
import { sumSpending } from './sum-spending.ts';
import { buildSeen } from './build-seen.ts';

/** What Playwright said about the run as a whole. */
export interface RunOutcome {
  readonly status: 'passed' | 'failed' | 'timedout' | 'interrupted';
  readonly durationMs: number;
  /** Failures after which the run was to end (`--max-failures`), where it ended for them. */
  readonly stoppedAfter?: number;
  /** Errors outside any test, already read. */
  readonly errors: readonly Finding[];
}

/** The document of a run, from what was observed and nothing else. Pure; redaction is the writer's. */
export function buildVerdict(
  tests: readonly ObservedTest[],
  outcome: RunOutcome,
  facts: RunFacts,
): VerdictDocument {
  const judged = oneForEachId(tests.map((test) => judgeTest(test, facts.isRequired(test.id))));
  const checks = judged.map(({ check }) => stoppedBy(outcome.errors, check));
  const scope = scopeOf(checks, facts);
  const found = [...outcome.errors, ...judged.flatMap(({ findings }) => findings)];
  const withBlockers = addBlockers(found, judged);
  const unweighed = [...withBlockers, ...aboutTheRun(withBlockers, checks, tests, outcome, facts)];
  const today = facts.startedAt.slice(0, 10);
  const weighed = weighWaivers(unweighed, facts.waivers, { today, checks, scope });
  const findings = inOrder(weighed.findings).map((one) => withOwner(one, facts));
  const first = headlineOf(findings)?.first;
  const reports = tests.flatMap(({ attempts }) => attempts.flatMap(({ report }) => report ?? []));
  const info = reports.findLast(({ targetInfo }) => targetInfo !== undefined)?.targetInfo;
  return {
    schema: 1,
    target: facts.target,
    product: info?.product ?? facts.target !== 'embedded',
    scope,
    verdict: verdictOf(findings, checks),
    class: first?.class ?? null,
    headline: first
      ? { code: first.code, layer: first.layer, class: first.class, sentence: first.sentence }
      : null,
    findings,
    checks,
    budgets: foldBudgets(measured(tests, facts), facts.budgets),
    waivers: weighed.waivers,
    ...sumSpending(reports),
    sockets: sumSockets(reports),
    rates: sumRates(measured(tests, facts)),
    run: {
      id: facts.id,
      startedAt: facts.startedAt,
      durationMs: outcome.durationMs,
      suiteRevision: facts.suiteRevision,
      urls: { ...info?.urls },
      origins: [...(info?.origins ?? []), ...facts.origins],
      vantage: facts.vantage,
      ...buildSeen(reports),
      ...(facts.shards === undefined ? {} : { shards: facts.shards }),
    },
  };
}

const worstFirst: readonly CheckStatus[] = [
  'FAIL',
  'BLOCKED',
  'UNMEASURABLE',
  'NOT_RUN',
  'NOT_OBSERVABLE',
  'PASS',
];

/** A check that ran several times (repeated, or in several projects) has its worst result, and the findings of all. */
function oneForEachId(judged: readonly JudgedTest[]): readonly JudgedTest[] {
  const groups = new Map<string, JudgedTest[]>();
  for (const one of judged) groups.set(one.check.id, [...(groups.get(one.check.id) ?? []), one]);
  return [...groups.values()].flatMap((group) => {
    const rank = (one: JudgedTest): number => worstFirst.indexOf(one.check.status);
    const worst = group.toSorted((a, b) => rank(a) - rank(b))[0];
    return worst ? [{ ...worst, findings: group.flatMap(({ findings }) => findings) }] : [];
  });
}

/** A test that never began after an error outside any test was blocked by it. */
function stoppedBy([error]: readonly Finding[], check: Check): Check {
  if (!error || check.status !== 'NOT_RUN' || check.evidence.length > 0) return check;
  return { ...check, status: 'BLOCKED', evidence: [`blocked by ${error.code}`] };
}

/** What blocked a check is said once, also when no test reported it as its own. */
function addBlockers(found: readonly Finding[], judged: readonly JudgedTest[]): readonly Finding[] {
  const all = [...found];
  for (const { blockedBy } of judged) {
    const said =
      blockedBy === undefined || all.some((one) => one.code === blockedBy.code && weighs(one, blockedBy));
    if (!said) all.push(blockedBy);
  }
  return all;
}

function weighs(known: Finding, blocker: Finding): boolean {
  return known.severity !== 'info' || blocker.severity === 'info';
}

function withOwner(found: Finding, { target, owners = {} }: RunFacts): Finding {
  const owner = namedOwner(found, target, owners);
  return owner === undefined ? found : { ...found, owner };
}

/** What is wrong with the run itself: nothing ran, too little ran, or Playwright failed for no reason that we know. */
function aboutTheRun(
  found: readonly Finding[],
  checks: readonly Check[],
  tests: readonly ObservedTest[],
  outcome: RunOutcome,
  facts: RunFacts,
): readonly Finding[] {
  const { status, errors } = outcome;
  const stopped = status === 'interrupted' || status === 'timedout';
  const unrun = checks.filter((check) => check.required && check.status === 'NOT_RUN');
  const judged = checks.some(({ status: one }) => one !== 'NOT_RUN' && one !== 'NOT_OBSERVABLE');
  const missing = absent(tests, facts);
  const broken = found.some(({ severity }) => severity !== 'info');
  const red = checks.some((check) => check.status !== 'PASS');
  if (stopped || (unrun.length > 0 && errors.length === 0 && !silentlySkipped(unrun))) {
    const left = `${unrun.length} of ${checks.length} did not run.`;
    return [
      finding(
        'INTERRUPTED',
        `${left} ${whyStopped(outcome)}`.trim(),
        unrun.slice(0, 10).map(({ title }) => title),
      ),
    ];
  }
  if (errors.some(({ severity }) => severity !== 'info')) return [];
  if (!judged && !broken) return [finding('NOTHING_RAN')];
  return [
    ...(missing.length > 0
      ? [finding('MANIFEST_SHORT', `${missing.length} are missing.`, missing.slice(0, 10))]
      : []),
    ...(status === 'failed' && !broken && !red
      ? [finding('HARNESS_ERROR', 'Playwright says that the run failed, but no check did.')]
      : []),
  ];
}

function whyStopped({ status, stoppedAfter }: RunOutcome): string {
  if (status === 'timedout') return 'The time for the whole run was over.';
  if (stoppedAfter === undefined) return '';
  const failures = stoppedAfter === 1 ? 'the first failure' : `${stoppedAfter} failures`;
  return `The run ended after ${failures}, as --max-failures (or -x) asked: leave it out to have all of them judged.`;
}

/** A silent skip has a finding of its own, and its check says so. */
function silentlySkipped(unrun: readonly Check[]): boolean {
  return unrun.every(({ evidence }) => evidence.length > 0);
}

/** What the manifest of this scope holds and the run did not select: left out by a setting, a focus, or a spec that is gone. */
function absent(tests: readonly ObservedTest[], { manifest }: RunFacts): readonly string[] {
  return manifest.filter((id) => !tests.some((test) => test.id === id));
}

function scopeOf(checks: readonly Check[], { scope, knownChecks, manifest }: RunFacts): Scope {
  const complete = scope.kind === 'partial' ? knownChecks : manifest;
  const expected = new Set([...complete, ...checks.map(({ id }) => id)]).size;
  return { ...scope, selected: checks.length, expected };
}

/** Headline, those beside it, the other unexplained ones, the explained ones, and last what is only information. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const judged = findings.filter(({ severity }) => severity !== 'info').toSorted(headlineOrder);
  const leading = headlineOf(findings);
  const shown = leading ? [leading.first, ...leading.beside] : [];
  const open = unexplained(judged).filter((one) => !shown.includes(one));
  const explained = judged.filter((one) => !shown.includes(one) && !open.includes(one));
  const informative = findings.filter(({ severity }) => severity === 'info').toSorted(headlineOrder);
  return [...shown, ...open, ...explained, ...informative];
}

function measured(
  tests: readonly ObservedTest[],
  { isRequired }: RunFacts,
): readonly { readonly report: CheckReport; readonly required: boolean }[] {
  return tests.flatMap(({ id, attempts }) =>
    attempts.flatMap(({ report }) => (report ? [{ report, required: isRequired(id) }] : [])),
  );
}
