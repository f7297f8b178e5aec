import type { TurnRecording } from '../chat/turn.ts';
import { redact } from './redact.ts';

/** The frames of a turn, one JSON object a line, redacted: what to read when the timeline's excerpts are too short. */
export function framesJsonl(recording: TurnRecording): string {
  return recording.frames
    .map(({ index, atUs, direction, binary, raw, reading }) =>
      JSON.stringify({
        index,
        msSinceSend: Math.round((atUs - recording.sentAtUs) / 100) / 10,
        direction,
        binary,
        readAs: reading.kind,
        raw: redact(raw),
      }),
    )
    .map((line) => `${line}\n`)
    .join('');
}
