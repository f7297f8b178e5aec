import type { RecordedFrame } from '../chat/frame.ts';
import type { LagSample, SeenMark, TurnEnding, TurnRecording } from '../chat/turn.ts';
import { excerpt } from '../judge/excerpt.ts';
import { redact } from './redact.ts';

const width = 110;
/** The tester's own delays below this are noise, µs. */
const notableLagUs = 20_000;

interface Row {
  readonly index: string;
  readonly ms: string;
  readonly direction: string;
  readonly type: string;
  readonly who: string;
  readonly text: string;
}

/**
 * A turn as aligned text, one frame a line: index, ms since the send, direction, type, agent and tool, excerpt; and what was seen of
 * it on a page, where one was watched. Redacted.
 */
export function drawTimeline(recording: TurnRecording, seen: readonly SeenMark[] = []): string {
  const notable = recording.lags.filter(({ lagUs, spanUs }) => spanUs === undefined && lagUs >= notableLagUs);
  const rows = [...recording.frames, ...notable, ...seen]
    .toSorted((a, b) => a.atUs - b.atUs)
    .map((entry) => {
      if ('raw' in entry) return frameRow(entry, recording);
      return 'words' in entry ? seenRow(entry, recording) : lagRow(entry, recording);
    });
  const all = [header, ...rows, endRow(recording)];
  const widest = (column: 'index' | 'ms' | 'type' | 'who', most: number): number =>
    Math.min(most, Math.max(...all.map((row) => row[column].length)));
  const [index, ms, type, who] = [widest('index', 5), widest('ms', 9), widest('type', 26), widest('who', 26)];
  return all
    .map((row) =>
      [
        row.index.padStart(index),
        row.ms.padStart(ms),
        row.direction,
        excerpt(row.type, type).padEnd(type),
        excerpt(row.who, who).padEnd(who),
        row.text,
      ].join('  '),
    )
    .map((line) => (line.length <= width ? line : `${line.slice(0, width - 1)}…`).trimEnd())
    .join('\n');
}

const header: Row = {
  index: '#',
  ms: 'ms',
  direction: '  ',
  type: 'type',
  who: 'agent · tool',
  text: 'text',
};

function frameRow(frame: RecordedFrame, { sentAtUs }: TurnRecording): Row {
  return {
    index: String(frame.index),
    ms: sinceSend(frame.atUs, sentAtUs),
    direction: frame.direction === 'in' ? '<-' : '->',
    type: typeOf(frame),
    who: whoOf(frame),
    // Redacted before it is cut: half a token is no longer recognised.
    text: excerpt(redact(textOf(frame)), width),
  };
}

function lagRow({ atUs, lagUs }: LagSample, { sentAtUs }: TurnRecording): Row {
  const text = `this machine itself was ${Math.round(lagUs / 1000)} ms late here`;
  return { index: '', ms: sinceSend(atUs, sentAtUs), direction: '~~', type: '(lag)', who: '', text };
}

function seenRow({ atUs, words, cameUs }: SeenMark, { sentAtUs }: TurnRecording): Row {
  const lag = cameUs === undefined ? '' : `${sinceSend(atUs, cameUs)} ms: `;
  const text = excerpt(redact(`seen ${lag}${words}`), width);
  return { index: '', ms: sinceSend(atUs, sentAtUs), direction: '::', type: '(page)', who: '', text };
}

function endRow({ ending, endedAtUs, sentAtUs }: TurnRecording): Row {
  const text = excerpt(redact(endOf(ending)), width);
  return { index: '', ms: sinceSend(endedAtUs, sentAtUs), direction: '--', type: '(end)', who: '', text };
}

function endOf(ending: TurnEnding): string {
  if (ending.kind === 'terminal') return 'the agent finished, and the watch after it is over';
  if (ending.kind === 'silent') return 'no agent event came';
  if (ending.kind === 'stalled') return 'no further agent event came';
  return `closed with code ${ending.code}${ending.reason === '' ? ', no reason given' : `: ${ending.reason}`}`;
}

function typeOf({ reading, json }: RecordedFrame): string {
  switch (reading.kind) {
    case 'event':
      return reading.events.map(({ type }) => type).join('+');
    case 'trouble':
      return reading.type;
    case 'control':
    case 'drift':
      return reading.kind === 'drift' ? `${reading.type} (unknown)` : reading.type;
    case 'unknown':
      return typeof json?.['type'] === 'string' ? json['type'] : '(no type)';
    case 'unparsable':
      return '(unreadable)';
  }
}

function whoOf({ reading }: RecordedFrame): string {
  if (reading.kind !== 'event') return '';
  const names = reading.events.map(({ agent, tool }) => [agent, tool].filter(Boolean).join(' · '));
  return [...new Set(names)].join(', ');
}

function textOf({ reading, raw, binary, json }: RecordedFrame): string {
  if (reading.kind === 'trouble') return `${reading.errorCode} ${reading.message}`.trim();
  if (reading.kind === 'unparsable') return `${reading.why}: ${raw}`;
  if (binary) return '(binary)';
  const body = reading.kind === 'event' ? reading.events[0]?.body : (json?.['payload'] ?? json?.['data']);
  return body === undefined ? raw : JSON.stringify(body);
}

function sinceSend(atUs: number, sentAtUs: number): string {
  const ms = (atUs - sentAtUs) / 1000;
  return `${ms < 0 ? '' : '+'}${ms.toFixed(ms > -100 && ms < 100 ? 1 : 0)}`;
}
