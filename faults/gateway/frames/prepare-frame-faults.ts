import type { FaultOf } from '../../fault.ts';
import type { ActiveFault } from '../active-fault.ts';
import type { ThreadRoom } from '../thread-room.ts';
import { answerStages } from './answer-stages.ts';
import { contentStage, type ContentFault } from './content-stage.ts';
import type { FrameStage } from './frame-stage.ts';
import { interferenceStages } from './interference-stages.ts';
import type { LinkView } from './link-view.ts';
import { orderStages } from './order-stages.ts';
import { threadStages } from './thread-stages.ts';

/** Makes the stage of one fault for a socket. */
export type StageMaker = (link: LinkView) => FrameStage;

type FrameFault = FaultOf<'frame'> | FaultOf<'agent'>;
type AnyMake = (active: ActiveFault, link: LinkView) => FrameStage;
type AnyPrepare = (active: ActiveFault, room: ThreadRoom) => StageMaker;

// Each table is typed by the kind of its key; a look-up by a kind that is only known later loses that.
const makers = { ...orderStages, ...interferenceStages } as unknown as Readonly<Record<string, AnyMake>>;
const prepared = { ...answerStages, ...threadStages } as unknown as Readonly<Record<string, AnyPrepare>>;

/** The stages of all faults of frames and of the agent, in order. What such a fault remembers, it remembers here, once. */
export function prepareFrameFaults(faults: readonly ActiveFault[], room: ThreadRoom): readonly StageMaker[] {
  return faults.filter(isFrameFault).map((active) => {
    const { kind } = active.fault;
    const prepare = prepared[kind];
    if (prepare) return prepare(active, room);
    const make = makers[kind];
    if (make) return (link) => make(active, link);
    return (link) => contentStage(active as ActiveFault<ContentFault>, link);
  });
}

function isFrameFault(active: ActiveFault): active is ActiveFault<FrameFault> {
  return /^(?:frame|agent)-/.test(active.fault.kind);
}
