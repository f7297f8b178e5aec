import { readFrame } from '../../../helpers/chat/read-frame.ts';
import type { TurnRecording } from '../../../helpers/chat/turn.ts';

type Json = Record<string, unknown>;

/** One frame of an example: when it came, ms after the send, and what it said; `binary` marks a binary frame. */
export interface Came {
  readonly atMs: number;
  readonly said: Json | string;
  readonly binary?: boolean;
  /** We sent it ourselves. */
  readonly out?: boolean;
}

export const me = '3f1c2a9e-0b1d-4c52-9a57-6f0e8d7c2b11';
export const nonce = 'Quartz-7f3a9c21';
export const goodAnswer =
  `Project ${nonce} costs $14,400 in a month of thirty days. The figure follows from 400 calls a day at 120 cents each. ` +
  'Most of the calls come in during the morning hours, so moving the nightly reports to a cheaper model would lower the ' +
  'monthly sum without any change for the people who read them.';

const serverMs = Date.UTC(2026, 10, 21, 23, 53, 39);
const sentMs = 1000;

/** The server's stamp for a moment of the example; the frame was then under way for `underWayMs`. */
export function stamp(atMs: number, underWayMs = 10): string {
  return `${new Date(serverMs + sentMs + atMs - underWayMs).toISOString().slice(0, -1)}000+00:00`;
}

/** A canonical event that came `atMs` after the send. `head` overrides fields at the top; undefined takes one away. */
export function event(atMs: number, type: string, agent: string, payload: Json = {}, head: Json = {}): Came {
  const top = {
    type,
    run_id: 'run_1',
    user_id: me,
    agent_name: agent,
    timestamp: stamp(atMs),
    payload,
    ...head,
  };
  return { atMs, said: Object.fromEntries(Object.entries(top).filter(([, value]) => value !== undefined)) };
}

export const started = (atMs: number, agent = 'Supervisor', head: Json = {}): Came =>
  event(
    atMs,
    'agent_started',
    agent,
    { status: 'started', message: `${agent} has started processing your request` },
    head,
  );
export const thinking = (atMs: number, agent = 'Supervisor', head: Json = {}): Came =>
  event(atMs, 'agent_thinking', agent, { reasoning: `Thinking at ${atMs}`, step_number: 1 }, head);
export const executing = (
  atMs: number,
  tool = 'cost_analyzer',
  agent = 'Supervisor',
  more: Json = {},
): Came => event(atMs, 'tool_executing', agent, { tool_name: tool, parameters: { query: 'x' }, ...more });
export const completed = (
  atMs: number,
  tool = 'cost_analyzer',
  agent = 'Supervisor',
  more: Json = {},
): Came =>
  event(atMs, 'tool_completed', agent, {
    tool_name: tool,
    result: { status: 'success', output: 'ok' },
    ...more,
  });
export const ended = (atMs: number, agent: string, head: Json = {}): Came =>
  event(
    atMs,
    'agent_completed',
    agent,
    { status: 'completed', result: { summary: `${agent} is ready` } },
    head,
  );
export const answered = (atMs: number, text: string = goodAnswer, head: Json = {}): Came =>
  event(atMs, 'agent_completed', 'Supervisor', { status: 'completed', result: { response: text } }, head);

/** The shortest turn in which all is well: frames 1 to 5. */
export const golden: readonly Came[] = [
  started(50),
  thinking(400),
  executing(700),
  completed(1500),
  answered(1900),
];

/** The recording of these frames; frame 0 is the message. Ends 300 ms after the last frame unless told otherwise. */
export function recordingOf(frames: readonly Came[], more: Partial<TurnRecording> = {}): TurnRecording {
  const text = `For project ${nonce}: we make 400 calls a day at 120 cents each. What does that cost per 30-day month?`;
  const sent = JSON.stringify({ type: 'user_message', payload: { content: text, thread_id: 'thread_1' } });
  const all: readonly Came[] = [{ atMs: 0, said: sent, out: true }, ...frames];
  const lastMs = Math.max(...all.map((one) => one.atMs));
  return {
    prompt: { text, nonce, expects: [nonce, '14400'] },
    userId: me,
    threadId: 'thread_1',
    rootAgent: 'Supervisor',
    frames: all.map(({ atMs, said, binary = false, out }, index) => {
      const raw = typeof said === 'string' ? said : JSON.stringify(said);
      const direction = out ? 'out' : 'in';
      return { index, atUs: (sentMs + atMs) * 1000, direction, binary, raw, ...readFrame(raw, binary) };
    }),
    sentAtUs: sentMs * 1000,
    endedAtUs: (sentMs + lastMs + 300) * 1000,
    ending: { kind: 'terminal' },
    earlierRuns: [],
    ownNonces: [nonce],
    secondSocket: 'not-asked',
    lags: [],
    clock: { offsetMs: serverMs, uncertaintyMs: 2 },
    limits: { firstEventMs: 5000, gapMs: 15000, answerMs: 60000, eventLagMs: 500, agentTimeoutMs: 8000 },
    ...more,
  };
}

/** A turn that fell silent `afterMs` after the send. */
export function silentAfter(
  afterMs: number,
  kind: 'silent' | 'stalled',
  more: Partial<TurnRecording> = {},
): Partial<TurnRecording> {
  return { ending: { kind }, endedAtUs: (sentMs + afterMs) * 1000, secondSocket: 'alive', ...more };
}

/** A turn whose socket was closed. */
export function closedWith(code: number, reason = ''): Partial<TurnRecording> {
  return { ending: { kind: 'closed', code, reason } };
}

/** The same turn with nothing received. */
export function muted(recording: TurnRecording): TurnRecording {
  return {
    ...recording,
    frames: recording.frames.filter((frame) => frame.direction === 'out'),
    ending: { kind: 'silent' },
    secondSocket: 'alive',
  };
}
