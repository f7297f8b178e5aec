import type { FaultOf } from '../../fault.ts';
import type { ActiveFault } from '../active-fault.ts';
import { withoutValueAt, withValueAt } from '../json-path.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import type { Frame } from './frame.ts';
import type { FrameStage } from './frame-stage.ts';
import type { LinkView } from './link-view.ts';
import { matchingStage } from './matching-stage.ts';
import { reorderKeys } from './reorder-keys.ts';
import { rewrap } from './rewrap.ts';

/** The faults that put another frame in the place of one. */
export type ContentFault = Extract<
  FaultOf<'frame'>,
  {
    kind:
      | 'frame-truncate'
      | 'frame-corrupt'
      | 'frame-rename'
      | 'frame-rewrap'
      | 'frame-edit'
      | 'frame-reorder-keys'
      | 'frame-binary'
      | 'frame-array'
      | 'frame-fragment';
  }
>;

/** One frame for one frame: content, envelope or opcode. */
export function contentStage({ fault, hit }: ActiveFault<ContentFault>, link: LinkView): FrameStage {
  return matchingStage(link, fault.match, (frame, emit) => {
    const changed = change(frame, fault, link);
    if (changed !== frame) hit();
    emit({ kind: 'frame', frame: changed });
  });
}

function change(frame: Frame, fault: ContentFault, link: LinkView): Frame {
  switch (fault.kind) {
    case 'frame-truncate':
      return frame.withText(frame.text.slice(0, fault.at));
    case 'frame-corrupt':
      return frame.withText(`${frame.text.slice(0, -1)},`);
    case 'frame-binary':
      return frame.asBinary();
    case 'frame-array':
      return frame.withText(`[${frame.text}]`);
    case 'frame-fragment':
      return frame.inFragments({ bytes: fault.bytes, ping: fault.ping });
  }
  const { json } = frame;
  if (!json) return frame;
  switch (fault.kind) {
    case 'frame-rename':
      return frame.withJson({ ...json, type: fault.to });
    case 'frame-rewrap':
      return frame.withJson(rewrap(json, fault.as));
    case 'frame-reorder-keys':
      return frame.withJson(reorderKeys(json));
    case 'frame-edit': {
      let edited: unknown = json;
      for (const [path, value] of Object.entries(fault.set ?? {})) {
        edited = withValueAt(edited, path, fillPlaceholders(value, frame, link));
      }
      for (const path of fault.delete ?? []) edited = withoutValueAt(edited, path);
      return frame.withJson(edited);
    }
  }
}
