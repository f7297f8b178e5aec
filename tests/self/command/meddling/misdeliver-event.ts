import type { FrameMeddler } from '../meddling-proxy.ts';
import { typeOf } from './type-of.ts';

/** Delivers the first event of this type to a socket of another user, once there is one, instead of to its own. */
export function misdeliverEvent(type: string): FrameMeddler {
  let isDone = false;
  return (text, link) => {
    const stranger = link.others().find(({ offered }) => offered.at(-1) !== link.offered.at(-1));
    if (isDone || stranger === undefined || typeOf(text) !== type) return [text];
    isDone = true;
    stranger.toClient(text);
    return [];
  };
}
