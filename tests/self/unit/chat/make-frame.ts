import type { RecordedFrame } from '../../../../helpers/chat/frame.ts';
import { readFrame } from '../../../../helpers/chat/read-frame.ts';

/** A frame as the socket would have recorded it; JSON unless a text is given. */
export function makeFrame(index: number, said: unknown, more: Partial<RecordedFrame> = {}): RecordedFrame {
  const raw = typeof said === 'string' ? said : JSON.stringify(said);
  return {
    index,
    atUs: index * 1_000,
    direction: 'in',
    binary: false,
    raw,
    ...readFrame(raw, false),
    ...more,
  };
}
