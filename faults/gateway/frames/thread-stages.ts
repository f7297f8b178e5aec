import type { Fault, FaultKind } from '../../fault.ts';
import type { ActiveFault } from '../active-fault.ts';
import { valueAt, withValueAt } from '../json-path.ts';
import type { ThreadRoom } from '../thread-room.ts';
import type { Frame } from './frame.ts';
import type { FrameStage } from './frame-stage.ts';
import type { LinkView } from './link-view.ts';
import { threadOf, threadPaths } from './thread-of.ts';

type Of<K extends FaultKind> = ActiveFault<Extract<Fault, { kind: K }>>;
type Prepare<K extends FaultKind> = (active: Of<K>, room: ThreadRoom) => (link: LinkView) => FrameStage;

/** The message with another thread in it. */
function inThread(frame: Frame, thread: string): Frame {
  const path = threadPaths.find((one) => valueAt(frame.json, one) !== undefined) ?? 'payload.thread_id';
  return frame.withJson(withValueAt(frame.json, path, thread));
}

const forgets: Prepare<'agent-forgets-thread'> = ({ fault, hit }, room) => {
  const known = new Set<string>();
  return (link) => {
    const made: string[] = [];
    const { token, user } = link.credentials;
    link.atEnd(() => void room.remove(fault.threadsPath, token, made));
    // A message waits for its fresh thread, and everything behind it waits too.
    let line: Promise<void> = Promise.resolve();
    let waiting = 0;
    const moved = async (frame: Frame): Promise<Frame> => {
      const thread = await room.make(fault.threadsPath, token);
      if (thread === undefined) return frame;
      made.push(thread);
      hit();
      return inThread(frame, thread);
    };
    const isLater = (frame: Frame): boolean => {
      if (!frame.facts.isChat || !frame.json) return false;
      const key = `${user ?? ''} ${threadOf(frame.json) ?? ''}`;
      const wasKnown = known.has(key);
      known.add(key);
      return wasKnown;
    };
    return {
      direction: 'out',
      take: (item, emit) => {
        const frame = item.kind === 'frame' && isLater(item.frame) ? item.frame : undefined;
        if (!frame && waiting === 0) {
          emit(item);
          return;
        }
        waiting += 1;
        line = line
          .then(async () => emit(frame ? { kind: 'frame', frame: await moved(frame) } : item))
          .finally(() => (waiting -= 1));
      },
    };
  };
};

const mixes: Prepare<'agent-mixes-threads'> = ({ hit }) => {
  const first = new Map<string, string>();
  return (link) => ({
    direction: 'out',
    take: (item, emit) => {
      if (item.kind !== 'frame' || !item.frame.facts.isChat || !item.frame.json) {
        emit(item);
        return;
      }
      const user = link.credentials.user ?? '';
      const thread = threadOf(item.frame.json);
      const wanted = first.get(user);
      if (wanted === undefined && thread !== undefined) first.set(user, thread);
      if (wanted === undefined || wanted === thread) {
        emit(item);
        return;
      }
      hit();
      emit({ kind: 'frame', frame: inThread(item.frame, wanted) });
    },
  });
};

/** The faults of what the agent remembers. */
export const threadStages = {
  'agent-forgets-thread': forgets,
  'agent-mixes-threads': mixes,
};
