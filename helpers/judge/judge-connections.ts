import type { Budget, Metric } from '../../env/budgets.ts';
import type { ConnectionAttempt } from '../chat/attempt-connection.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { judgeBudget } from './judge-budget.ts';
import { joinJudgements, type Judgement } from './judgement.ts';
import { lowerBound } from './lower-bound.ts';
import { saysFull } from './says-full.ts';

type Budgets = Readonly<Record<Metric, Budget>>;

/**
 * Connections that were opened, greeted and closed again: so many of them that at least the share succeeded (requirements F13: all of
 * 20; 99 % of 300). Every failure has its own code; within the share it is information.
 */
export function judgeConnections(
  tried: readonly ConnectionAttempt[],
  share: number,
  budgets: Budgets,
): Judgement {
  const good = tried.filter(({ failure }) => failure === undefined);
  const holds = good.length >= share * tried.length;
  const named = failuresOf(tried).map((one): Finding => (holds ? { ...one, severity: 'info' } : one));
  const pace = joinJudgements(tried.map((one) => paceOf(one, budgets)));
  return {
    ...pace,
    findings: [...named, ...firstOfEach(pace.findings)],
    evidence: tried.length === 0 ? [] : [shareOf(good.length, tried.length), ...closesOf(tried)],
  };
}

/** `20 of 20 connections …; at least 86.1 % at 95 % (exact one-sided bound)`. */
function shareOf(good: number, tried: number): string {
  const bound = Math.floor(lowerBound(tried, good) * 1000) / 10;
  return (
    `${good} of ${tried} connections opened, were greeted and closed; ` +
    `at least ${bound.toFixed(1)} % succeed, at 95 % (exact one-sided bound of Clopper and Pearson)`
  );
}

function closesOf(tried: readonly ConnectionAttempt[]): readonly string[] {
  const codes = tried.flatMap(({ closed }) => closed?.code ?? []);
  const counts = [...new Set(codes)].map(
    (code) => `${codes.filter((one) => one === code).length} with ${code}`,
  );
  return counts.length === 0 ? [] : [`ended: ${counts.join(', ')}`];
}

/** One finding for each kind of failure, with how often it came. Only one socket was open at a time, so none may be one too many. */
function failuresOf(tried: readonly ConnectionAttempt[]): readonly Finding[] {
  const found = tried.flatMap(({ failure }, at) =>
    failure && saysFull(failure) ? leak(failure, at) : (failure ?? []),
  );
  return firstOfEach(found).map((one) => {
    const count = found.filter(({ code }) => code === one.code).length;
    return { ...one, evidence: [`${count} of ${tried.length} connections failed so`, ...one.evidence] };
  });
}

function leak(failure: Finding, before: number): Finding {
  const words = `After ${before} connections, each closed before the next, the server said that it was full.`;
  return finding('CONNECTION_LEAK', words, [failure.sentence, ...failure.evidence]);
}

function firstOfEach(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one, at) => findings.findIndex(({ code }) => code === one.code) === at);
}

function paceOf({ openMs, greetingMs, lagMs }: ConnectionAttempt, budgets: Budgets): Judgement {
  const phases = [
    { budget: budgets.ws_open, ms: openMs, what: 'Opening the chat socket' },
    { budget: budgets.connected_frame, ms: greetingMs, what: 'The greeting after the upgrade' },
  ];
  return joinJudgements(
    phases.flatMap(({ budget, ms, what }) =>
      ms === undefined ? [] : { ...judgeBudget(budget, ms, lagMs, what), evidence: [] },
    ),
  );
}
