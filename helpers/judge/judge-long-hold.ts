import type { Budget } from '../../env/budgets.ts';
import type { LongHold } from '../chat/hold-long.ts';
import { finding } from '../diagnosis/finding.ts';
import { explainCut } from './explain-cut.ts';
import { judgeBudget } from './judge-budget.ts';
import { joinJudgements, type Judgement } from './judgement.ts';

/** A connection stays open and is answered as long as it is held (requirements F48). */
export function judgeLongHold(hold: LongHold, ping: Budget): Judgement {
  const { wantedMs, ageMs, pongs, closed, muteAtMs } = hold;
  const slowest = Math.round(Math.max(0, ...pongs.map(({ tookMs }) => tookMs)));
  const evidence = [
    `held for ${seconds(ageMs)} of ${seconds(wantedMs)}; ${pongs.length} pings answered, the slowest in ${slowest} ms`,
  ];
  if (closed) {
    const when = `of ${seconds(wantedMs)} that were wanted`;
    return { findings: [explainCut(closed, ageMs, when, evidence)], evidence };
  }
  if (muteAtMs !== undefined) {
    const words = `A ping at the age of ${seconds(muteAtMs)} was not answered, and no close came.`;
    return { findings: [finding('WS_HALF_OPEN', words, evidence)], evidence };
  }
  if (pongs.length === 0) {
    return { findings: [], evidence, unmeasurable: ['It was never used, so whether it lived is unknown.'] };
  }
  const paces = pongs.map(({ tookMs, lagMs }) => ({
    ...judgeBudget(ping, tookMs, lagMs, 'A ping'),
    evidence: [],
  }));
  const pace = joinJudgements(paces);
  return { ...pace, findings: pace.findings.slice(0, 1), evidence };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
