import { z } from 'zod';
import { frameOf, type FrameLine } from './frame-lines.ts';
import { recordingSchema } from './recording-schema.ts';
import type { PageSide, PassedJudgement, RecordedAsking, TurnRecord, ViewExcerpt } from './turn-record.ts';
import { recordingMark } from './turn-text.ts';

type Line = Readonly<Record<string, unknown>>;
type Asking = Omit<RecordedAsking['recording'], 'frames'> & { readonly storedAnswer?: string };
type Header = Omit<TurnRecord, 'recording' | 'storedAnswer' | 'probes' | 'judgements' | 'page'> & {
  readonly askings: readonly Asking[];
  readonly page?: Omit<PageSide, 'views'>;
};

/** Whether a text is a recording of ours, by its first line. */
export function isTurnText(text: string): boolean {
  const [first = ''] = text.split('\n', 1);
  return first.startsWith(`{"type":"${recordingMark}"`);
}

/**
 * The turn that `turnText` wrote.
 * @throws Error with one sentence when it is no such text, was made by another version, or breaks off.
 */
export function readTurn(text: string): TurnRecord {
  const [first, ...rest] = linesOf(text);
  if (first?.['type'] !== recordingMark)
    throw new Error('It is no recording of a turn: its first line says nothing of one.');
  if (first['schema'] !== 1)
    throw new Error(
      `It is a recording of schema ${String(first['schema'])}; this version of the suite reads schema 1.`,
    );
  const lines = (type: string): readonly Line[] =>
    rest.filter((line) => line['type'] === type).map(({ type: _kind, ...line }) => line);
  demand(recordingSchema.header, [first], 'first line');
  demand(recordingSchema.frame, lines('frame'), 'line of a frame');
  demand(recordingSchema.judged, lines('judged'), 'line of a judgement');
  const { askings, page, type: _type, ...about } = first as unknown as Header & { type: string };
  const frames = lines('frame') as unknown as readonly FrameLine[];
  const [asked, ...probes] = askings.map(({ storedAnswer, ...recording }, at): RecordedAsking => {
    const own = frames.filter(({ probe = 0 }) => probe === at).map(frameOf);
    return { recording: withAbsent({ ...recording, frames: own }), storedAnswer };
  });
  return {
    ...withAbsentAbout(about),
    ...(asked as RecordedAsking),
    probes,
    judgements: lines('judged') as unknown as readonly PassedJudgement[],
    page: page && { ...page, views: lines('view') as unknown as readonly ViewExcerpt[] },
  };
}

function demand(schema: z.ZodType, lines: readonly Line[], what: string): void {
  const problem = z.array(schema).safeParse(lines).error?.issues[0];
  if (!problem) return;
  const field = problem.path.slice(1).join('.');
  throw new Error(
    `The recording is damaged: in a ${what}, ${field === '' ? 'something' : field} is not as this suite writes it.`,
  );
}

/** JSON has no undefined: what was left out is put back, so that the same turn comes out as went in. */
function withAbsent(recording: RecordedAsking['recording']): RecordedAsking['recording'] {
  return {
    ...recording,
    threadId: recording.threadId,
    rootAgent: recording.rootAgent,
    clock: recording.clock,
  };
}

function withAbsentAbout<T extends Pick<TurnRecord, 'run' | 'target' | 'askedAt'>>(about: T): T {
  return { ...about, run: about.run, target: about.target, askedAt: about.askedAt };
}

function linesOf(text: string): readonly Line[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at): readonly Line[] => {
    if (line.trim() === '') return [];
    try {
      const value = JSON.parse(line) as unknown;
      if (typeof value === 'object' && value !== null) return [value as Line];
      throw new Error('no object');
    } catch {
      const where = `line ${at + 1} of ${lines.length} is no whole JSON object`;
      throw new Error(
        `The recording is damaged: ${where}${at === lines.length - 1 ? ', so the file breaks off there' : ''}.`,
      );
    }
  });
}
