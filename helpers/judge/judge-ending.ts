import type { RecordedFrame } from '../chat/frame.ts';
import type { TurnRecording } from '../chat/turn.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { answerText } from './answer-text.ts';
import { excerpt } from './excerpt.ts';
import { isTerminal, missingTypes, nameStep, type RunView, type Step } from './run-view.ts';

/** How the turn ended, and what its silence means (docs/judging.md, "Silence"). */
export function judgeEnding(view: RunView, recording: TurnRecording): readonly Finding[] {
  const terminal = view.own.find((step) => isTerminal(step, view.root));
  const troubles = judgeTroubles(view, recording);
  if (terminal) return troubles;
  const closed = judgeClose(recording);
  if (closed.length > 0)
    return [...troubles, ...closed, ...(view.own.length > 0 ? [unended(view, recording)] : [])];
  if (view.own.length > 0) return [...troubles, unended(view, recording)];
  return troubles.length > 0 ? troubles : [silence(recording)];
}

/** Error frames, and error events of the run, the root's or a sub-agent's. */
function judgeTroubles(view: RunView, recording: TurnRecording): Finding[] {
  const errors = view.own.filter(({ event }) => event.type === 'agent_error');
  const frames = recording.frames.filter(
    (frame) => frame.direction === 'in' && frame.reading.kind === 'trouble',
  );
  const authFailures = frames.filter((frame) => /^AUTH|AUTH_FAILED|UNAUTHORIZED/i.test(errorCode(frame)));
  const failures = [
    ...errors.map((step) => step.frame),
    ...frames.filter((frame) => !authFailures.includes(frame)),
  ];
  return [
    ...about('WS_AUTH_FAILED', authFailures),
    ...about('AGENT_ERROR', failures),
    ...hiddenFailure(view),
  ];
}

function about(code: Code, frames: readonly RecordedFrame[]): Finding[] {
  const [first] = frames;
  if (!first) return [];
  return [
    finding(
      code,
      `The server said: ${excerpt(errorWords(first), 120)}.`,
      frames.slice(0, 3).map((frame) => excerpt(frame.raw)),
    ),
  ];
}

function errorCode({ reading }: RecordedFrame): string {
  return reading.kind === 'trouble' ? reading.errorCode : '';
}

function errorWords({ reading }: RecordedFrame): string {
  if (reading.kind === 'trouble')
    return [reading.errorCode, reading.message].filter((part) => part !== '').join(' ');
  const body = reading.kind === 'event' ? reading.events[0]?.body : undefined;
  const words = [body?.['error_message'], body?.['error'], body?.['message']].find(
    (part) => typeof part === 'string',
  );
  return words ?? 'an error, without words';
}

/** A completion that carries a failure inside (websocket contract 4.3: orchestration failures are swallowed). */
function hiddenFailure(view: RunView): Finding[] {
  const hidden = view.own.find(
    (step) => step.event.type === 'agent_completed' && failureInside(step) !== undefined,
  );
  if (!hidden) return [];
  return [
    finding('AGENT_ERROR', `${nameStep(hidden)} reports success, but says ${failureInside(hidden) ?? ''}.`, [
      excerpt(hidden.frame.raw),
    ]),
  ];
}

function failureInside({ event: { body } }: Step): string | undefined {
  const result = objectAt(body['result']);
  // An orchestration that failed says so one level further down, beside a success.
  const places = [body, result, objectAt(body['results']), objectAt(result['results'])];
  for (const place of places) {
    if (place['success'] === false) return 'success: false';
    if (place['workflow_completed'] === false) return 'workflow_completed: false';
    if (typeof place['status'] === 'string' && /^(?:error|failed|failure)$/i.test(place['status'])) {
      return `status: ${place['status']}`;
    }
    if (typeof place['error'] === 'string' && place['error'] !== '')
      return `error: ${excerpt(place['error'], 80)}`;
  }
  return undefined;
}

function objectAt(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const closeCodes: Readonly<Record<number, Code>> = {
  1006: 'WS_1006',
  1008: 'WS_AUTH_FAILED',
  1009: 'MESSAGE_TOO_LARGE',
  1011: 'WS_1011',
};

/** What an end of the connection is called, by its close code; 1006 when no close frame came. */
export function codeOfClose(code: number): Code {
  return closeCodes[code] ?? 'WS_CLOSED_BEFORE_TERMINAL';
}

function judgeClose({ ending, sentAtUs, endedAtUs }: TurnRecording): Finding[] {
  if (ending.kind !== 'closed') return [];
  const code = codeOfClose(ending.code);
  const reason = ending.reason === '' ? 'no reason given' : `reason "${excerpt(ending.reason, 80)}"`;
  const afterMs = Math.round((endedAtUs - sentAtUs) / 1000);
  return [finding(code, `Close code ${ending.code}, ${reason}, ${afterMs} ms after the message was sent.`)];
}

/** Some events came and then none. */
function unended(view: RunView, recording: TurnRecording): Finding {
  const last = view.own.at(-1);
  const lastMs = Math.round(((last?.frame.atUs ?? recording.sentAtUs) - recording.sentAtUs) / 1000);
  const waitedMs = Math.round((recording.endedAtUs - recording.sentAtUs) / 1000);
  const words = `The last event was ${last ? nameStep(last) : 'none'} at ${lastMs} ms; watched until ${waitedMs} ms.`;
  const evidence = [`came: ${view.own.map(({ event }) => event.type).join(', ')}`];
  if (recording.secondSocket === 'dead') return finding('WS_HALF_OPEN', words, evidence);
  const missing = missingTypes(view.own).filter((type) => type !== 'agent_completed');
  if (missing.length === 0 && openCalls(view) === 0) return finding('NO_TERMINAL', words, evidence);
  const beyond = waitedMs > recording.limits.agentTimeoutMs + 10_000;
  return finding(beyond ? 'AGENT_TIMEOUT_NO_ERROR' : 'AGENT_STALLED', words, evidence);
}

function openCalls(view: RunView): number {
  const count = (type: string): number => view.own.filter(({ event }) => event.type === type).length;
  return Math.max(0, count('tool_executing') - count('tool_completed'));
}

/** No event of the run at all. */
function silence(recording: TurnRecording): Finding {
  const waitedMs = Math.round((recording.endedAtUs - recording.sentAtUs) / 1000);
  const inbound = recording.frames.filter((frame) => frame.direction === 'in');
  const kinds = inbound.map((frame) => ('type' in frame.reading ? frame.reading.type : frame.reading.kind));
  const came = `in ${waitedMs} ms came: ${kinds.join(', ') || 'nothing'}`;
  const answered = inbound.find((frame) => frame.json !== undefined && isAnswer(frame, recording));
  if (answered)
    return finding('EVENTS_MISSING', `Frame ${answered.index} answers, without any of the five.`, [came]);
  if (recording.secondSocket === 'dead') {
    return finding('WS_HALF_OPEN', 'A ping on a second socket was not answered either.', [came]);
  }
  const pong = recording.secondSocket === 'alive' ? 'A ping on a second socket was answered.' : '';
  const acks = inbound.filter((frame) => isAck(frame));
  if (acks.length > 0)
    return finding('ACK_ONLY', pong, [came, ...acks.slice(0, 2).map((frame) => excerpt(frame.raw))]);
  return finding('AGENT_SILENT', `Waited ${waitedMs} ms. ${pong}`.trim(), [came]);
}

function isAnswer(frame: RecordedFrame, recording: TurnRecording): boolean {
  const { kind } = frame.reading;
  if (kind !== 'drift' && kind !== 'control') return false;
  if (isAck(frame)) return false;
  const nonce = recording.prompt.nonce.toLowerCase();
  // An example of the page's own carries none, and every text holds an empty one.
  if (nonce !== '' && frame.raw.toLowerCase().includes(nonce)) return true;
  return kind === 'drift' && answerText(frame.json ?? {}) !== '';
}

/** An acknowledgement of the message: it says so in its type or its status. */
function isAck({ json, reading }: RecordedFrame): boolean {
  if (reading.kind !== 'control' && reading.kind !== 'drift') return false;
  if (/(?:^|_)ack$/.test(reading.type) && reading.type !== 'heartbeat_ack') return true;
  const data = json?.['data'] as Record<string, unknown> | undefined;
  const status = json?.['status'] ?? data?.['status'];
  return typeof status === 'string' && /acknowledged/.test(status);
}
