import type { Budget, Metric } from '../../env/budgets.ts';
import type { Chat } from '../chat/chat.ts';
import { finding } from '../diagnosis/finding.ts';
import { isBypassUser } from './bypass-user.ts';
import { judgeBudget } from './judge-budget.ts';
import type { Judgement } from './judgement.ts';
import { joinJudgements } from './judgement.ts';
import { worstLagUs } from './worst-lag.ts';

type Budgets = Readonly<Record<Metric, Budget>>;

/** Opening and greeting of a chat socket, against their budgets. */
export function judgeOpening(chat: Chat, budgets: Budgets): Judgement {
  const { openMs, connectedFrameMs, socket, lagSampler } = chat.parts;
  const lagMs = worstLagUs(lagSampler.since(socket.originUs), 0, (openMs + connectedFrameMs) * 1000) / 1000;
  const evidence = [`opened in ${Math.round(openMs)} ms, greeted ${Math.round(connectedFrameMs)} ms later`];
  return {
    ...joinJudgements([
      { ...judgeBudget(budgets.ws_open, openMs, lagMs, 'Opening the chat socket'), evidence },
      {
        ...judgeBudget(budgets.connected_frame, connectedFrameMs, lagMs, 'The greeting after the upgrade'),
        evidence: [],
      },
    ]),
  };
}

/** A ping is answered, in time. */
export function judgePing(chat: Chat, budgets: Budgets): Judgement {
  const { pongs, socket, lagSampler } = chat.parts;
  const [best] = [...pongs].sort((a, b) => a.roundTripMs - b.roundTripMs);
  if (!best) {
    const words = `None came within ${budgets.ping.limit} ms, nor soon after.`;
    return {
      findings: [finding('NO_PONG', words)],
      evidence: [`a ping was sent on an open socket, and no pong came`],
    };
  }
  const lagMs = worstLagUs(lagSampler.since(socket.originUs), best.sentUs, best.frame.atUs) / 1000;
  return {
    ...judgeBudget(budgets.ping, best.roundTripMs, lagMs, 'A ping'),
    evidence: [`${pongs.length} pings answered, the fastest in ${Math.round(best.roundTripMs * 10) / 10} ms`],
  };
}

/** The parts of a chat that show whom its socket belongs to. */
interface Identified {
  readonly parts: { readonly session: { readonly subject: string } };
  readonly identity: string | undefined;
}

/** The socket belongs to who logged in, by the whole id in the pong. */
export function judgeSocketIdentity({ parts: { session }, identity }: Identified): Judgement {
  const { subject } = session;
  const evidence = [`logged in as ${subject}, the socket is ${identity ?? 'nobody: no pong named a user'}`];
  if (identity === subject) return { findings: [], evidence };
  if (identity === undefined)
    return { findings: [finding('NO_PONG', 'So the identity is unproven.')], evidence };
  const code = isBypassUser(identity) ? 'AUTH_BYPASSED' : 'IDENTITY_MISMATCH';
  return {
    findings: [finding(code, `Logged in as ${subject}, but the socket runs as ${identity}.`)],
    evidence,
  };
}

/** Two users are two for the server as well. */
export function judgeTwoIdentities(one: Chat, other: Chat): Judgement {
  const evidence = [one, other].map(
    (chat) => `logged in as ${chat.parts.session.subject}, the socket is ${chat.identity ?? 'unknown'}`,
  );
  if (one.identity === undefined || other.identity === undefined) {
    return { findings: [finding('NO_PONG', 'So two users cannot be told apart.', evidence)], evidence };
  }
  if (one.identity !== other.identity) return { findings: [], evidence };
  return { findings: [finding('IDENTITY_COLLISION', `Both are ${one.identity}.`, evidence)], evidence };
}
