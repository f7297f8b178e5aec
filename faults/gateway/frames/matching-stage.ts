import type { FrameMatch } from '../../vocabulary/frame-match.ts';
import type { Frame } from './frame.ts';
import { FrameMatcher } from './frame-matcher.ts';
import type { FrameStage } from './frame-stage.ts';
import type { Emit, Item } from './item.ts';
import type { LinkView } from './link-view.ts';

/** How many items may wait until it is known which frame was the last. */
const heldLimit = 1_000;

/** A stage that does something with the frames that match and lets everything else through. */
export function matchingStage(
  link: LinkView,
  match: Partial<FrameMatch>,
  act: (frame: Frame, emit: Emit) => void,
): FrameStage {
  const matcher = new FrameMatcher(match, link.number);
  const direction = match.direction ?? 'in';
  if (match.which === 'last') return lastStage(direction, matcher, act);
  return {
    direction,
    take: (item, emit) => {
      if (item.kind === 'frame' && matcher.takes(item.frame)) act(item.frame, emit);
      else emit(item);
    },
  };
}

/** Which one is the last is known when the run ends: until then the candidate and everything behind it waits. */
function lastStage(
  direction: FrameStage['direction'],
  matcher: FrameMatcher,
  act: (frame: Frame, emit: Emit) => void,
): FrameStage {
  let candidate: Frame | undefined;
  let behind: Item[] = [];

  const settle = (emit: Emit, isLast: boolean): void => {
    if (!candidate) return;
    const [frame, rest] = [candidate, behind];
    candidate = undefined;
    behind = [];
    if (isLast) act(frame, emit);
    else emit({ kind: 'frame', frame });
    for (const item of rest) emit(item);
  };

  return {
    direction,
    take: (item, emit) => {
      const frame = item.kind === 'frame' ? item.frame : undefined;
      if (frame && matcher.fits(frame)) {
        settle(emit, candidate?.facts.runId !== frame.facts.runId);
        candidate = frame;
        if (frame.facts.isTerminal) settle(emit, true);
        return;
      }
      if (!candidate) {
        emit(item);
        return;
      }
      const isOver = frame?.facts.isTerminal === true && frame.facts.runId === candidate.facts.runId;
      if (isOver || item.kind === 'close' || behind.length >= heldLimit) {
        settle(emit, isOver || item.kind === 'close');
        emit(item);
        return;
      }
      behind.push(item);
    },
  };
}
