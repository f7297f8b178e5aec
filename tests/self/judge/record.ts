import type { RecordedFrame } from '../../../helpers/chat/frame.ts';
import { readFrame } from '../../../helpers/chat/read-frame.ts';
import type { TurnEnding, TurnLimits, TurnRecording } from '../../../helpers/chat/turn.ts';
import type { AbstractRun } from './abstract-run.ts';
import { expected, question } from './answer.ts';
import { ownEvents, rootOf, terminals } from './oracle.ts';
import { shuffleKeys } from './shuffle-keys.ts';
import { wire } from './wire.ts';

export const limits: TurnLimits = {
  firstEventMs: 5000,
  gapMs: 15000,
  answerMs: 60000,
  eventLagMs: 500,
  agentTimeoutMs: 8000,
};

/** The server's clock when ours reads 0. */
const epochMs = Date.UTC(2026, 10, 21, 23, 53, 39);
const sentAtUs = 1_200_000;

/** Makes the recording that the socket would have made, each frame through the real reader. */
export function record(run: AbstractRun): TurnRecording {
  const text = question(run.nonce, run.perDay, run.price);
  const sent = JSON.stringify({
    type: 'user_message',
    payload: { content: text, thread_id: run.threadId ?? null },
  });
  const frames = [frameOf(0, sentAtUs, 'out', sent), ...receive(run)];
  const lastUs = frames.at(-1)?.atUs ?? sentAtUs;
  const ending = run.ending ?? endingOf(run);
  return {
    prompt: { text, nonce: run.nonce, expects: [run.nonce, String(expected(run.perDay, run.price))] },
    userId: run.userId,
    threadId: run.threadId,
    rootAgent: run.declaredRoot,
    frames,
    sentAtUs,
    endedAtUs: endOf(ending, lastUs),
    ending,
    earlierRuns: run.earlierRuns,
    ownNonces: [run.nonce],
    secondSocket:
      run.secondSocket ?? (ending.kind === 'silent' || ending.kind === 'stalled' ? 'alive' : 'not-asked'),
    lags: [],
    clock: run.clockKnown ? { offsetMs: epochMs, uncertaintyMs: 2 } : undefined,
    limits,
  };
}

function receive(run: AbstractRun): RecordedFrame[] {
  const ends = new Set(terminals(ownEvents(run), rootOf(ownEvents(run), run.declaredRoot)));
  const texts = new Map<number, string>();
  let serverMs = sentAtUs / 1000 + run.delayMs;
  const sent = run.items.map((item) => {
    serverMs += item.pauseMs;
    let raw: string;
    if (item.kind === 'other') raw = JSON.stringify(item.json);
    else {
      const isLast = ends.has(item.event) || item.event.agent === run.rootName;
      const known = texts.get(item.event.uid);
      raw = known ?? plain(run, wire(run, item.event, epochMs + serverMs, isLast));
      texts.set(item.event.uid, raw);
      if (item.bend) {
        const bent = item.bend.apply(JSON.parse(raw) as Record<string, unknown>);
        raw = typeof bent === 'string' ? bent : JSON.stringify(bent);
      }
    }
    return { raw, atMs: serverMs + item.lagMs };
  });
  let atMs = run.batched ? Math.max(...sent.map((one) => one.atMs), sentAtUs / 1000 + 1500) : 0;
  return sent.map((one, i) => {
    atMs = Math.max(atMs, one.atMs);
    return frameOf(i + 1, Math.round(atMs * 1000) + i, 'in', one.raw);
  });
}

function plain(run: AbstractRun, json: Record<string, unknown>): string {
  return JSON.stringify(run.keySeed === undefined ? json : shuffleKeys(json, run.keySeed));
}

/** The one place where the tests meet the reader. */
function frameOf(index: number, atUs: number, direction: 'in' | 'out', raw: string): RecordedFrame {
  return { index, atUs, direction, binary: false, raw, ...readFrame(raw, false) };
}

function endingOf(run: AbstractRun): TurnEnding {
  const events = ownEvents(run);
  if (events.length === 0) return { kind: 'silent' };
  return { kind: terminals(events, rootOf(events, run.declaredRoot)).length > 0 ? 'terminal' : 'stalled' };
}

function endOf(ending: TurnEnding, lastUs: number): number {
  switch (ending.kind) {
    case 'terminal':
      return lastUs + 300_000;
    case 'silent':
      return Math.max(lastUs, sentAtUs + limits.firstEventMs * 1000) + 1000;
    case 'stalled':
      return lastUs + limits.gapMs * 1000 + 1000;
    case 'closed':
      return lastUs + 20_000;
  }
}
