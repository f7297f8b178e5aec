import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import type { RunStory } from '../reporting/run-story.ts';
import { checkMark } from './check-mark.ts';
import type { HistoryLine } from './history-line.ts';
import { phasesOf } from './phases-of.ts';

/**
 * What the history keeps of a run; undefined for a partial one and for one machine's share of a run, which say nothing that could be
 * compared. Pure.
 */
export function historyLineOf({ document, pricePerTurn }: RunStory): HistoryLine | undefined {
  const { scope, run, rates, spent } = document;
  if (scope.kind === 'partial' || scope.shard !== undefined) return undefined;
  return {
    v: 1,
    kind: 'run',
    id: run.id,
    startedAt: run.startedAt,
    target: document.target,
    vantage: run.vantage,
    scope: { kind: scope.kind, profile: scope.profile },
    verdict: document.verdict,
    class: document.class,
    headline: document.headline?.code ?? null,
    findings: findingsOf(document),
    phases: phasesOf(document),
    suite: run.suiteRevision,
    build: { ...run.build },
    checks: checksOf(document),
    ...(rates === undefined ? {} : { journeys: { held: rates.journeys.held, n: rates.journeys.n } }),
    turns: spent.turns,
    requests: spent.requests,
    ...(pricePerTurn === undefined ? {} : { pricePerTurn: { ...pricePerTurn } }),
    durationMs: run.durationMs,
  };
}

/** A finding names its test by the title; the history by the id, which stays when a title of another file is the same. */
function findingsOf({ findings, checks }: VerdictDocument): HistoryLine['findings'] {
  const rows = new Map<string, HistoryLine['findings'][number]>();
  for (const { code, severity, test } of findings) {
    const check = test === undefined ? undefined : checks.find(({ title }) => title === test)?.id;
    rows.set([code, check, severity].join(' '), {
      code,
      severity,
      ...(check === undefined ? {} : { check }),
    });
  }
  return [...rows.values()];
}

function checksOf({ checks }: VerdictDocument): HistoryLine['checks'] {
  const idsOf = (wanted: string): string[] =>
    checks.filter(({ status }) => status === wanted).map(({ id }) => id);
  const others = new Set(checks.map(({ status }) => status));
  others.delete('PASS');
  others.delete('FAIL');
  return {
    green: idsOf('PASS').map(checkMark),
    red: idsOf('FAIL'),
    other: Object.fromEntries([...others].map((status) => [status, idsOf(status)])),
  };
}
