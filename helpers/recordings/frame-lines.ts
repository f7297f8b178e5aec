import type { FrameReading, RecordedFrame } from '../chat/frame.ts';
import { readFrame } from '../chat/read-frame.ts';
import { canonical } from '../judge/run-view.ts';
import { redacted } from '../reporting/redact-text.ts';
import { redact } from '../reporting/redact.ts';
import { isClean } from './clean-deep.ts';

/** One frame as a line of a recording. */
export interface FrameLine extends Pick<RecordedFrame, 'index' | 'atUs' | 'direction' | 'binary' | 'raw'> {
  readonly type: 'frame';
  /** Which asking once more it belongs to, counted from 1; left out for the turn itself. */
  readonly probe?: number;
  readonly msSinceSend: number;
  /** How it was read, for people: `agent_started of Supervisor`. */
  readonly reads: string;
  /** What it was read as, where the text without its secrets would be read as something else. */
  readonly as?: Pick<RecordedFrame, 'json' | 'reading'>;
}

/** The frames of a turn as lines without secrets, from which the same readings can be made again. */
export function frameLines(
  frames: readonly RecordedFrame[],
  sentAtUs: number,
  probe?: number,
): readonly FrameLine[] {
  const alike = new Map<string, string[]>();
  const readings = frames.map(({ reading }) => readingWords(reading));
  const clear = isClean([...frames.map(({ raw }) => raw), ...readings]) ? (text: string) => text : redact;
  return frames.map(({ index, atUs, direction, binary, raw, json, reading }, at): FrameLine => {
    const clean = clear(raw);
    const as = clean.includes(redacted) ? asRead({ json, reading }, clean, binary, alike) : undefined;
    return {
      type: 'frame',
      ...(probe === undefined ? {} : { probe }),
      index,
      atUs,
      msSinceSend: Math.round((atUs - sentAtUs) / 100) / 10,
      direction,
      binary,
      reads: clear(readings[at] ?? ''),
      raw: clean,
      ...(as === undefined ? {} : { as }),
    };
  });
}

/** A frame out of its line, read anew by the rules of today. */
export function frameOf({ index, atUs, direction, binary, raw, as }: FrameLine): RecordedFrame {
  return { index, atUs, direction, binary, raw, ...(as ?? readFrame(raw, binary)) };
}

type Read = Pick<RecordedFrame, 'json' | 'reading'>;

/**
 * What a frame with a secret in it was read as, where its clean text says something else; undefined where it says the same. Two frames
 * that differ in nothing but their secrets stay two different ones: their marks are numbered.
 */
function asRead(live: Read, clean: string, binary: boolean, alike: Map<string, string[]>): Read | undefined {
  const again = readFrame(clean, binary);
  const looks = canonical((withoutSecrets(live, 0) ?? again).json ?? null);
  const was = canonical(live.json ?? null);
  const known = alike.get(looks) ?? [];
  const place = known.includes(was) ? known.indexOf(was) : known.push(was) - 1;
  alike.set(looks, known);
  const kept = withoutSecrets(live, place) ?? again;
  return JSON.stringify([kept.json, kept.reading]) === JSON.stringify([again.json, again.reading])
    ? undefined
    : kept;
}

/**
 * A copy with a mark of the place for every secret. The text as a whole is looked through as well: some secrets are known by the name of
 * their field alone. Undefined when that tears it apart.
 */
function withoutSecrets(live: Read, place: number): Read | undefined {
  const mark = place === 0 ? redacted : `[redacted ${place + 1}]`;
  const text = redact(JSON.stringify(withoutKnown(live, place))).replaceAll(redacted, mark);
  try {
    return JSON.parse(text) as Read;
  } catch {
    return undefined;
  }
}

/** Secrets in texts and in the names of fields, and numbers that hold one. */
function withoutKnown(value: unknown, place: number): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') return redact(String(value)) === String(value) ? value : place;
  if (Array.isArray(value)) return value.map((one) => withoutKnown(one, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [redact(key), withoutKnown(one, place)]),
  );
}

function readingWords(reading: FrameReading): string {
  if (reading.kind === 'event') {
    const names = reading.events.map(
      ({ type, agent, tool }) =>
        `${type}${[tool, agent]
          .filter((part) => part !== undefined)
          .map((part) => ` of ${part}`)
          .join('')}`,
    );
    return [...new Set(names)].join(', ');
  }
  return 'type' in reading ? `${reading.kind}: ${reading.type}` : `${reading.kind}: ${reading.why}`;
}
