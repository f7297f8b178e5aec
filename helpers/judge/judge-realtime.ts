import type { TurnRecording } from '../chat/turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { longestLagUs } from './longest-lag.ts';
import { isTerminal, type RunView, type Step } from './run-view.ts';
import { stampResolutionMs } from './stamp-resolution.ts';

/** Stamps that spread over less than this say nothing about a batch, ms. */
const leastSpreadMs = 100;
const batchWindowUs = 50_000;
const silenceBeforeBatchUs = 1_000_000;

/** Rule 10: events arrive while they happen. Empty also when this turn cannot show it; see `showsRealtime`. */
export function judgeRealtime(view: RunView, recording: TurnRecording): readonly Finding[] {
  const steps = untilTerminal(view);
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last || steps.length < 3) return [];
  const arrivalUs = last.frame.atUs - first.frame.atUs;
  const spreadMs = stampSpreadMs(steps);
  if (spreadMs === undefined) {
    const silentUs = first.frame.atUs - recording.sentAtUs;
    if (arrivalUs > batchWindowUs || silentUs < silenceBeforeBatchUs || !endsInTerminal(view)) return [];
    return [
      batch(
        `All ${steps.length} events arrived within ${ms(arrivalUs)} ms after ${ms(silentUs)} ms of silence.`,
      ),
    ];
  }
  if (spreadMs < leastSpreadMs) return judgeSilentWork(steps, recording, arrivalUs);
  if (arrivalUs >= (spreadMs * 1000) / 5) return [];
  const lagUs = longestLagUs(recording.lags, recording.sentAtUs, last.frame.atUs);
  if (lagUs >= spreadMs * 1000 - arrivalUs) return [];
  return [
    batch(
      `They happened over ${Math.round(spreadMs)} ms by the server's stamps and arrived within ${ms(arrivalUs)} ms.`,
    ),
  ];
}

/** Whether this turn can show a batch at all: the server's stamps spread far enough, or its own words say that it worked so long. */
export function showsRealtime(view: RunView): boolean {
  const steps = untilTerminal(view);
  return (stampSpreadMs(steps) ?? 0) >= leastSpreadMs || workedMs(steps) >= leastSpreadMs;
}

/**
 * Events that are stamped when they are sent bear no witness to a batch, but the end of the run does: it says how long the work took
 * (`execution_time_ms`, websocket contract 4.1), and the user saw nothing for as long.
 */
function judgeSilentWork(
  steps: readonly Step[],
  recording: TurnRecording,
  arrivalUs: number,
): readonly Finding[] {
  const [first] = steps;
  const workedUs = workedMs(steps) * 1000;
  const silentUs = (first?.frame.atUs ?? 0) - recording.sentAtUs;
  if (workedUs < leastSpreadMs * 1000 || arrivalUs > batchWindowUs || silentUs < workedUs * 0.8) return [];
  const lagUs = longestLagUs(recording.lags, recording.sentAtUs, recording.sentAtUs + silentUs + arrivalUs);
  if (lagUs >= workedUs - arrivalUs) return [];
  return [
    batch(
      `The run worked for ${ms(workedUs)} ms by its own words, and all ${steps.length} events arrived within ${ms(arrivalUs)} ms after it.`,
    ),
  ];
}

/** How long the last of these says that the run took, ms; 0 when it does not say. */
function workedMs(steps: readonly Step[]): number {
  const said = steps.at(-1)?.event.body['execution_time_ms'];
  return typeof said === 'number' && steps.at(-1)?.event.type === 'agent_completed' ? said : 0;
}

function batch(words: string): Finding {
  return finding('EVENTS_NOT_REALTIME', words);
}

function untilTerminal(view: RunView): readonly Step[] {
  const at = view.own.findIndex((step) => isTerminal(step, view.root));
  return at < 0 ? view.own : view.own.slice(0, at + 1);
}

function endsInTerminal(view: RunView): boolean {
  return view.own.some((step) => isTerminal(step, view.root));
}

function stampSpreadMs(steps: readonly Step[]): number | undefined {
  const stamps = steps.map(({ event }) => event.stampMs).filter((stamp) => stamp !== undefined);
  if (stamps.length < steps.length || stamps.length === 0) return undefined;
  // What the stamps are sure to spread over: coarse ones may differ by their own coarseness.
  return Math.max(0, Math.max(...stamps) - Math.min(...stamps) - stampResolutionMs(steps));
}

function ms(us: number): number {
  return Math.round(us / 1000);
}
