import type { Session } from '../auth/session.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Cause } from './cause.ts';
import { greetingRung } from './greeting-rung.ts';
import { healthRung } from './health-rung.ts';
import { identityRung } from './identity-rung.ts';
import type { LadderTools } from './ladder-tools.ts';
import { loginRung } from './login-rung.ts';
import { pageRung } from './page-rung.ts';
import { reachRungs } from './reach-rungs.ts';
import type { Rung } from './rung.ts';
import { tokenCause } from './token-cause.ts';
import { tokenRung } from './token-rung.ts';
import { upgradeCause } from './upgrade-cause.ts';
import { upgradeRung } from './upgrade-rung.ts';

/** A rung, or what tells the causes of a broken one apart. */
export type Step = { readonly rung: Rung } | { readonly cause: Cause };

/**
 * One rung after the other, each made when it is asked for; ends behind the first that makes the rest impossible. A host that
 * does not say that it is well is not logged in to. A broken page, a token that is refused over HTTP and an identity that is
 * bypassed do not keep the socket from opening.
 */
export async function* ascend(tools: LadderTools): AsyncGenerator<Step> {
  for (const rung of await reachRungs(tools)) {
    yield { rung };
    if (rung.status !== 'ok') return;
  }
  const health = await healthRung(tools);
  yield { rung: health };
  if (health.status !== 'ok') return;
  const page = await pageRung(tools);
  yield { rung: page };
  if (isStopped(page)) return;
  const { rung: login, value: session } = await loginRung(tools);
  yield { rung: login };
  if (!session) return;
  const { rung: token, value: admission } = await tokenRung(tools, session);
  yield { rung: token };
  if (isStopped(token)) return;
  const socket: Rung[] = [];
  for await (const step of ascendSocket(tools, session, admission)) {
    if ('rung' in step) socket.push(step.rung);
    yield step;
  }
  if (!admission || ![401, 403, 404].includes(admission.status)) return;
  const isKnown = socket.some(({ name, status }) => name === 'identity' && status === 'ok');
  yield { cause: await tokenCause(tools, session, admission, isKnown) };
}

/** The rungs of the socket. `admission` is what the token got over HTTP. */
async function* ascendSocket(
  tools: LadderTools,
  session: Session,
  admission: HttpReply | undefined,
): AsyncGenerator<Step> {
  const { rung: upgrade, value: outcome } = await upgradeRung(tools, session);
  yield { rung: upgrade };
  if (outcome?.kind === 'http' && [401, 403].includes(outcome.status)) {
    yield { cause: await upgradeCause(tools, session, admission, outcome) };
  }
  if (outcome?.kind !== 'open') return;
  const { rung: greeting, value: greeted } = await greetingRung(tools, outcome);
  yield { rung: greeting };
  if (greeted) yield { rung: await identityRung(tools, session, greeted.socket) };
}

function isStopped({ finding }: Rung): boolean {
  return finding?.code === 'SELF_RATE_LIMITED';
}
