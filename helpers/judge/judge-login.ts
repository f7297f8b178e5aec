import type { Budget } from '../../env/budgets.ts';
import type { Session } from '../auth/session.ts';
import { judgeClaims } from '../auth/judge-claims.ts';
import { judgeBudget } from './judge-budget.ts';
import type { LagSampler } from '../chat/lag-sampler.ts';
import type { Judgement } from './judgement.ts';
import { secretsTold } from './secrets-told.ts';

/** A login that was accepted, against its budget. */
export function judgeLogin(session: Session, budget: Budget, lags: LagSampler): Judgement {
  const inTime = judgeBudget(
    budget,
    session.loginMs,
    lags.worstMs(session.loginStartedMs, session.loginMs),
    'The login',
  );
  const told = secretsTold('The answer of the login', session.told ?? []);
  return {
    ...inTime,
    findings: [...told, ...inTime.findings],
    evidence: [`logged in as ${session.subject} in ${Math.round(session.loginMs)} ms`],
  };
}

/** The claims of an access token are the promised ones. `skewS`: how far the login service's clock is ahead of ours, where known. */
export function judgeToken(session: Session, nowMs: number, skewS?: number): Judgement {
  return {
    findings: judgeClaims(session, nowMs / 1000, skewS),
    evidence: [`access token of ${session.subject}, ${session.accessToken.length} characters`],
  };
}
