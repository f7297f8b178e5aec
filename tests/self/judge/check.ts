import type { TurnRecording } from '../../../helpers/chat/turn.ts';
import type { Finding } from '../../../helpers/diagnosis/finding.ts';
import { headlineOf } from '../../../helpers/diagnosis/headline.ts';
import type { AbstractRun } from './abstract-run.ts';
import type { Ruling } from './oracle.ts';

/** What the judge's findings have against the ruling, in a sentence; undefined when they agree. */
export function disagreement(
  run: AbstractRun,
  found: readonly Finding[],
  ruling: Ruling,
): string | undefined {
  if (ruling.kind === 'unclear') return undefined;
  const heard = found.filter((one) => one.severity !== 'info');
  const drift = heard.some((one) => one.code === 'ENVELOPE_DRIFT');
  if (drift !== (run.envelope !== 'canonical') && run.items.some((item) => item.kind === 'event')) {
    return `envelope ${run.envelope}, but ENVELOPE_DRIFT is ${drift ? '' : 'not '}found`;
  }
  const told = heard.filter((one) => one.code !== 'ENVELOPE_DRIFT');
  const head = headlineOf(told)?.first;
  if (ruling.kind === 'legal') return head && `legal, but found ${told.map((one) => one.code).join(', ')}`;
  if (!head) return `nothing found; it is ${[...ruling.first].join(' or ')}`;
  if (!ruling.first.has(head.code))
    return `the headline is ${head.code}; it is ${[...ruling.first].join(' or ')}`;
  if (ruling.also === 'anything') return undefined;
  const allowed = ruling.also;
  const odd = told.filter((one) => !ruling.first.has(one.code) && !allowed.has(one.code));
  return odd.length > 0
    ? `beside ${head.code}, without reason: ${odd.map((one) => one.code).join(', ')}`
    : undefined;
}

/** The turn in a few lines, for a failure that a person must decide. */
export function draw(run: AbstractRun, recording: TurnRecording, found: readonly Finding[]): string {
  const frames = recording.frames.map((frame) => {
    const item = run.items[frame.index - 1];
    const event = frame.reading.kind === 'event' ? frame.reading.events[0] : undefined;
    const what = event
      ? [
          event.type,
          event.agent ?? '-',
          event.tool,
          event.callId,
          event.runId === run.runId ? '' : event.runId,
        ]
      : [frame.reading.kind, frame.direction === 'out' ? 'sent' : frame.raw.slice(0, 60)];
    const bend = item?.kind === 'event' ? item.bend?.name : undefined;
    return `  ${frame.index} ${Math.round(frame.atUs / 1000)} ms ${what.filter(Boolean).join(' ')}${bend ? ` [${bend}]` : ''}`;
  });
  const head = `${run.envelope}, declared root ${run.declaredRoot ?? 'none'}, ending ${JSON.stringify(recording.ending)}`;
  const told = found.map(
    (one) => `  ${one.severity} ${one.code}: ${one.sentence} | ${one.evidence.join(' / ')}`,
  );
  return [head, ...frames, 'found:', ...told].join('\n');
}
