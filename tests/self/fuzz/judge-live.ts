import { compare } from './agreement.ts';
import type { Asked } from './asked.ts';
import type { Conversation } from './conversation.ts';
import { drawCase } from './draw-case.ts';
import { asObject, objectOf } from './json.ts';
import type { Judge } from './judge-offline.ts';
import type { LiveCase } from './live-case.ts';
import type { LiveRoom, LiveTurn } from './live-room.ts';
import { ruleConversation } from './oracle.ts';
import type { Outcome } from './outcome.ts';
import type { Ruling } from './ruling.ts';
import type { TappedConnection } from './start-tap.ts';

/** What crossed the wire this close to the moment at which the client stopped listening, it may have heard or not. */
const edgeMs = 60;

/** Holds one turn, and compares what the judge says of its recording with what the oracle says of the wire. */
export async function judgeLive(room: LiveRoom, one: LiveCase, judge: Judge): Promise<Outcome> {
  const turn = await room.hold(one);
  const found = judge(turn.recording);
  const asked = askedOf(turn);
  const early = heardUntil(turn, asked, turn.endedMs - edgeMs - turn.lagMs);
  const late = heardUntil(turn, asked, turn.endedMs + edgeMs + turn.lagMs);
  const rulings: [Ruling, ...Ruling[]] = [...ruleConversation(late, asked)];
  if (early.messages.length < late.messages.length || early.close !== late.close)
    rulings.push(...ruleConversation(early, asked));
  const [ruling] = rulings;
  const drawn = (): string => drawCase(one.faults, late, asked, ruling, found);
  return { ruling, found, ...compare(found, rulings), drawn };
}

function heardUntil({ wire }: LiveTurn, { sentMs }: Asked, untilMs: number): Conversation {
  const { received, close } = wire;
  return {
    messages: received.filter(({ atMs }) => atMs >= sentMs && atMs <= untilMs),
    close: close && close.atMs <= untilMs ? close : undefined,
  };
}

/** Who asked what comes from the recording; when, and what came, from the wire. */
function askedOf({ recording, wire, endedMs, lagMs }: LiveTurn): Asked {
  const { prompt, userId, threadId, rootAgent, earlierRuns, ownNonces, limits, secondSocket } = recording;
  const sentMs = wire.sent.find(({ text }) => text.includes('"start_agent"'))?.atMs ?? 0;
  return {
    ...{ sentMs, userId, threadId, earlierRuns, ownNonces, limits },
    declaredRoot: rootAgent,
    nonce: prompt.nonce,
    figures: prompt.expects.filter((expected) => expected !== prompt.nonce),
    clock: clockOf(wire),
    isServerAlive: secondSocket !== 'dead',
    toleranceMs: edgeMs + lagMs,
    watchedMs: endedMs - sentMs,
  };
}

/** From the pings before the message: what the server's clock shows when ours shows 0, by the quickest of them. */
function clockOf({ sent, received }: TappedConnection): Asked['clock'] {
  const pings = sent.filter(({ text }) => objectOf({ text, isBinary: false })?.['type'] === 'ping');
  const trips = pings.flatMap(({ atMs }) => {
    const pong = received.find((one) => one.atMs >= atMs && objectOf(one)?.['type'] === 'pong');
    const seconds = asObject((pong && objectOf(pong))?.['data'])?.['timestamp'];
    if (!pong || typeof seconds !== 'number') return [];
    const offsetMs = seconds * 1000 - (atMs + pong.atMs) / 2;
    return [{ offsetMs, uncertaintyMs: (pong.atMs - atMs) / 2 }];
  });
  return trips.sort((a, b) => a.uncertaintyMs - b.uncertaintyMs)[0];
}
