import type { FrameMeddler } from '../meddling-proxy.ts';
import { typeOf } from './type-of.ts';

/** Sends the first event of this type twice. */
export function repeatEvent(type: string): FrameMeddler {
  let isDone = false;
  return (text) => {
    if (isDone || typeOf(text) !== type) return [text];
    isDone = true;
    return [text, text];
  };
}
