import type { Fault, FaultKind } from '../../fault.ts';
import type { ActiveFault } from '../active-fault.ts';
import type { Frame } from './frame.ts';
import { FrameMatcher } from './frame-matcher.ts';
import type { FrameStage } from './frame-stage.ts';
import type { Emit, Item } from './item.ts';
import type { LinkView } from './link-view.ts';
import { matchingStage } from './matching-stage.ts';
import { WaitingLine } from './waiting-line.ts';

type Of<K extends FaultKind> = ActiveFault<Extract<Fault, { kind: K }>>;
type Make<K extends FaultKind> = (active: Of<K>, link: LinkView) => FrameStage;

const frameItem = (frame: Frame): Item => ({ kind: 'frame', frame });
/** More than this never waits for a frame that may not come. */
const heldLimit = 10_000;

const drop: Make<'frame-drop'> = ({ fault, hit }, link) => matchingStage(link, fault.match, () => hit());

const duplicate: Make<'frame-duplicate'> = ({ fault, hit }, link) =>
  matchingStage(link, fault.match, (frame, emit) => {
    hit();
    emit(frameItem(frame));
    const again = (): void => {
      for (let n = 0; n < fault.times; n += 1) emit(frameItem(frame));
    };
    if (fault.afterMs === 0) again();
    else link.later(fault.afterMs, again);
  });

const swap: Make<'frame-swap'> = ({ fault, hit }, link) => {
  const partner =
    fault.with && new FrameMatcher({ ...fault.with, direction: fault.match.direction }, link.number);
  let held: Frame | undefined;
  const release = (emit: Emit): void => {
    const frame = held;
    held = undefined;
    if (frame) emit(frameItem(frame));
  };
  const hold = matchingStage(link, fault.match, (frame, emit) => {
    held = frame;
    link.later(fault.limitMs, () => {
      if (held !== frame) return;
      hit();
      release(emit);
    });
  });
  return {
    direction: hold.direction,
    take: (item, emit) => {
      if (!held) {
        hold.take(item, emit);
        return;
      }
      if (item.kind === 'close') release(emit);
      emit(item);
      if (item.kind !== 'frame' || !held) return;
      if (!(partner ? partner.takes(item.frame) : item.frame.facts.runId !== undefined)) return;
      hit();
      release(emit);
    },
  };
};

const delay: Make<'frame-delay'> = ({ fault, hit }, link) => {
  const line = new WaitingLine(link.later);
  let waitMs = 0;
  const find = matchingStage(link, fault.match, (frame, emit) => {
    hit();
    waitMs = fault.ms;
    emit(frameItem(frame));
    waitMs = 0;
  });
  return {
    direction: find.direction,
    take: (item, emit) =>
      find.take(item, (passed) => {
        if (waitMs > 0 && fault.overtaken) link.later(waitMs, () => emit(passed));
        else line.add(passed, waitMs, emit);
      }),
  };
};

const hold: Make<'frame-hold'> = ({ fault, hit }, link) => {
  const until = new FrameMatcher({ ...fault.until, direction: fault.match.direction }, link.number);
  let items: Item[] | undefined;
  const flush = (emit: Emit): void => {
    const held = items ?? [];
    items = undefined;
    emit({ kind: 'cork' });
    for (const item of held) emit(item);
    emit({ kind: 'uncork' });
  };
  const begin = matchingStage(link, fault.match, (frame, emit) => {
    hit();
    const held = [frameItem(frame)];
    items = held;
    link.later(fault.limitMs, () => items === held && flush(emit));
  });
  return {
    direction: begin.direction,
    take: (item, emit) => {
      if (!items) {
        begin.take(item, emit);
        return;
      }
      if (item.kind === 'close') {
        flush(emit);
        emit(item);
        return;
      }
      items.push(item);
      if ((item.kind === 'frame' && until.takes(item.frame)) || items.length > heldLimit) flush(emit);
    },
  };
};

const afterTerminal: Make<'frame-after-terminal'> = ({ fault, hit }, link) => {
  const kept: Frame[] = [];
  const keep = matchingStage(link, fault.match, (frame, emit) => {
    if (kept.length < heldLimit) kept.push(frame);
    if (fault.mode === 'copy') emit(frameItem(frame));
  });
  return {
    direction: keep.direction,
    take: (item, emit) => {
      keep.take(item, emit);
      if (item.kind !== 'frame' || !item.frame.facts.isTerminal) return;
      const late = kept.splice(0).filter((frame) => frame.facts.runId === item.frame.facts.runId);
      if (late.length === 0) return;
      hit();
      const send = (): void => late.forEach((frame) => emit(frameItem(frame)));
      if (fault.afterMs === 0) send();
      else link.later(fault.afterMs, send);
    },
  };
};

/** The faults of which frames come, how often, when, and in which order. */
export const orderStages = {
  'frame-drop': drop,
  'frame-duplicate': duplicate,
  'frame-swap': swap,
  'frame-delay': delay,
  'frame-hold': hold,
  'frame-after-terminal': afterTerminal,
};
