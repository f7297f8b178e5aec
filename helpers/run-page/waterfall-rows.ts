import type { RecordedFrame } from '../chat/frame.ts';
import type { SeenMark, TurnRecording } from '../chat/turn.ts';
import { isTerminal, viewRun, type Step } from '../judge/run-view.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';

/** One line of the waterfall. Times in ms since the message was sent; `fromMs` is when what came before it had come. */
export interface WaterfallRow {
  readonly what: string;
  readonly who: string;
  readonly kind: 'sent' | 'event' | 'end' | 'trouble' | 'stray' | 'seen';
  readonly fromMs: number;
  readonly cameMs: number | undefined;
  /** When it became visible on the page. */
  readonly seenMs: number | undefined;
  /** What became visible. */
  readonly seen: string | undefined;
}

/** A turn as lines in the order of what happened first in each. */
export function waterfallRows({ recording, page }: TurnRecord): readonly WaterfallRow[] {
  const zeroUs = page?.pressedAtUs ?? recording.sentAtUs;
  const since = (atUs: number): number => (atUs - zeroUs) / 1000;
  const left = [...(page?.seen ?? [])];
  const take = (frame: RecordedFrame): SeenMark | undefined => {
    const at = left.findIndex(({ cameUs }) => cameUs === frame.atUs);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  let beforeMs = since(recording.sentAtUs);
  const came = arrivalsOf(recording).map(({ frame, what, who, kind }): WaterfallRow => {
    const seen = take(frame);
    const cameMs = since(frame.atUs);
    const row = {
      what,
      who,
      kind,
      fromMs: beforeMs,
      cameMs,
      seenMs: seen && since(seen.atUs),
      seen: seen?.words,
    };
    beforeMs = cameMs;
    return row;
  });
  const sent: WaterfallRow = {
    what: 'message sent',
    who: '',
    kind: 'sent',
    fromMs: since(recording.sentAtUs),
    cameMs: since(recording.sentAtUs),
    seenMs: undefined,
    seen: undefined,
  };
  const alone = left.map(({ atUs, words }): WaterfallRow => {
    const atMs = since(atUs);
    return {
      what: words,
      who: '',
      kind: 'seen',
      fromMs: atMs,
      cameMs: undefined,
      seenMs: atMs,
      seen: undefined,
    };
  });
  const first = (row: WaterfallRow): number => row.cameMs ?? row.seenMs ?? 0;
  return [sent, ...came, ...alone].toSorted((a, b) => first(a) - first(b));
}

interface Arrival extends Pick<WaterfallRow, 'what' | 'who' | 'kind'> {
  readonly frame: RecordedFrame;
}

/** What came for this turn: its events, what does not belong to it, and what the server complained of. */
function arrivalsOf(recording: TurnRecording): readonly Arrival[] {
  const view = viewRun(recording);
  const of = (step: Step, kind: WaterfallRow['kind']): Arrival => ({
    frame: step.frame,
    what: step.event.type,
    who: [step.event.agent, step.event.tool].filter((one) => one !== undefined).join(' · '),
    kind,
  });
  const troubles = recording.frames.flatMap((frame): readonly Arrival[] =>
    frame.direction === 'in' && frame.reading.kind === 'trouble'
      ? [{ frame, what: frame.reading.type, who: frame.reading.errorCode, kind: 'trouble' }]
      : [],
  );
  return [
    ...view.own.map((step) => of(step, isTerminal(step, view.root) ? 'end' : 'event')),
    ...[...view.strays, ...view.foreign, ...view.repeats].map((step) => of(step, 'stray')),
    ...troubles,
  ].toSorted((a, b) => a.frame.index - b.frame.index);
}
