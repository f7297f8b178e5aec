import { finding, type Finding } from '../diagnosis/finding.ts';
import type { RecordedFrame } from '../chat/frame.ts';
import { excerpt } from './excerpt.ts';

/** Words that only an exception leaves in a frame or a body, and what an object becomes that nobody put into words. */
const leakPattern =
  /Traceback \(most recent call last\)|\b(?:NameError|AttributeError|TypeError|KeyError|ImportError|RuntimeError)\b|name '\w+' is not defined|has no attribute '\w+'|cannot pickle '|\.py", line \d+|\.py:\d+ in |\[object [A-Z]\w+\]|<[\w. ]+ at 0x[0-9a-f]{6,}>/;

/** Text of an exception in a frame or a body, if there is any. */
export function leakedCode(text: string): string | undefined {
  const match = leakPattern.exec(text);
  return match ? excerpt(text.slice(Math.max(0, match.index - 40), match.index + 80)) : undefined;
}

/** Rule 8, frame by frame: can it be read, is its envelope known, does it leak internals. */
export function judgeFrames(frames: readonly RecordedFrame[]): readonly Finding[] {
  const inbound = frames.filter((frame) => frame.direction === 'in');
  const of = (kind: string): RecordedFrame[] => inbound.filter((frame) => frame.reading.kind === kind);
  return [
    ...list('FRAME_UNPARSABLE', of('unparsable'), why),
    ...list('UNKNOWN_ENVELOPE', of('unknown'), why),
    ...list('ENVELOPE_WRAPPED', withEnvelope(inbound, ['wrapped']), wrappedWords),
    ...list('ENVELOPE_DRIFT', withEnvelope(inbound, ['data', 'flat']), envelopeWords),
    ...list(
      'CODE_LEAK',
      inbound.filter((frame) => leakedCode(frame.raw) !== undefined),
      (frame) => leakedCode(frame.raw) ?? '',
    ),
  ];
}

type Words = (frame: RecordedFrame) => string;
type FrameCode =
  'FRAME_UNPARSABLE' | 'UNKNOWN_ENVELOPE' | 'ENVELOPE_WRAPPED' | 'ENVELOPE_DRIFT' | 'CODE_LEAK';

function list(code: FrameCode, frames: readonly RecordedFrame[], words: Words): Finding[] {
  const [first] = frames;
  if (!first) return [];
  const more = frames.length === 1 ? '' : ` (and ${frames.length - 1} more like it)`;
  const evidence = frames.slice(0, 3).map((frame) => `frame ${frame.index}: ${excerpt(frame.raw)}`);
  return [finding(code, `Frame ${first.index}: ${words(first)}${more}.`, evidence)];
}

function why({ reading }: RecordedFrame): string {
  return 'why' in reading ? reading.why : '';
}

function withEnvelope(frames: readonly RecordedFrame[], envelopes: readonly string[]): RecordedFrame[] {
  return frames.filter(
    ({ reading }) =>
      reading.kind === 'event' && reading.events.some((event) => envelopes.includes(event.envelope)),
  );
}

function wrappedWords({ json, reading }: RecordedFrame): string {
  const inner = reading.kind === 'event' ? reading.events.map((event) => event.type).join(', ') : '';
  return `its type is ${JSON.stringify(json?.['type'] ?? null)} and the event ${inner} is hidden inside`;
}

function envelopeWords({ reading }: RecordedFrame): string {
  const event = reading.kind === 'event' ? reading.events[0] : undefined;
  return `${event?.type ?? 'an event'} has its fields ${event?.envelope === 'data' ? 'in "data"' : 'at the top level'} instead of in "payload"`;
}
