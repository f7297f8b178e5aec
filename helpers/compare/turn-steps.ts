import type { AgentEvent, RecordedFrame } from '../chat/frame.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';

/** Frames that come by the clock and not by the turn. */
const byTheClock: ReadonlySet<string> = new Set(['ping', 'pong', 'heartbeat', 'heartbeat_ack', 'ack']);

/**
 * What came for a message, one word group a frame: the kind of event, its agent and tool, and its envelope where that is not the promised
 * one. No times, no ids, no texts; what comes several times in a row stands once, since a model does not always think as often.
 */
export function turnSteps({ recording }: Pick<TurnRecord, 'recording'>): readonly string[] {
  const steps = recording.frames.filter(({ direction }) => direction === 'in').flatMap(stepsOf);
  const once = steps.filter((step, at) => step !== steps[at - 1]);
  return [...once, endWords[recording.ending.kind]];
}

const endWords: Readonly<Record<TurnRecord['recording']['ending']['kind'], string>> = {
  terminal: 'the end, after the last event',
  silent: 'nothing: no event came in time',
  stalled: 'nothing more: the events stopped in the middle',
  closed: 'the connection was closed',
};

function stepsOf({ reading }: RecordedFrame): readonly string[] {
  switch (reading.kind) {
    case 'event':
      return reading.events.map(eventWords);
    case 'trouble':
      return [`${reading.type}${reading.errorCode === '' ? '' : ` ${reading.errorCode}`}`];
    case 'control':
      return byTheClock.has(reading.type) ? [] : [reading.type];
    case 'drift':
      return [`${reading.type}, which the contract does not know`];
    case 'unparsable':
    case 'unknown':
      return [`a frame that cannot be read (${reading.why})`];
  }
}

function eventWords({ type, agent, tool, envelope }: AgentEvent): string {
  const by = agent === undefined ? '' : ` by ${agent}`;
  const form = envelope === 'canonical' ? '' : `, in the ${envelope} form`;
  return `${type}${tool === undefined ? '' : ` ${tool}`}${by}${form}`;
}
