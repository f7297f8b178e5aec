import { cleanDeep } from './clean-deep.ts';
import { frameLines } from './frame-lines.ts';
import type { RecordedAsking, TurnRecord } from './turn-record.ts';

/** What the first line of a recording begins with: by it a file is known for one of ours. */
export const recordingMark = 'golden-path-turn';

/**
 * A turn as text, one JSON object a line, redacted: what it is a recording of, the frames in the order of their arrival, what the page
 * showed, and what was found while the run went on. `readTurn` makes the same turn of it again.
 */
export function turnText(record: TurnRecord): string {
  const { recording, storedAnswer, probes, judgements, page, ...about } = record;
  const { views = [], ...pageSide } = page ?? {};
  const askings: readonly RecordedAsking[] = [{ recording, storedAnswer }, ...probes];
  const header = {
    type: recordingMark,
    ...about,
    askings: askings.map(({ recording: { frames: _frames, ...rest }, storedAnswer: stored }) => ({
      ...rest,
      ...(stored === undefined ? {} : { storedAnswer: stored }),
    })),
    ...(page === undefined ? {} : { page: pageSide }),
  };
  const frames = askings.flatMap(({ recording: { frames: all, sentAtUs } }, at) =>
    frameLines(all, sentAtUs, at === 0 ? undefined : at),
  );
  const lines = [
    cleanDeep(header),
    ...frames,
    ...cleanDeep(views).map((view) => ({ type: 'view', ...view })),
    ...cleanDeep(judgements).map((one) => ({ type: 'judged', ...one })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
