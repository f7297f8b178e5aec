import type { FrameMeddler } from '../meddling-proxy.ts';
import { typeOf } from './type-of.ts';

/** Holds the first event of this type back until the next frame has gone out before it; once on the whole. */
export function swapEvents(type: string): FrameMeddler {
  let held: string | undefined;
  let isDone = false;
  return (text) => {
    if (!isDone && typeOf(text) === type) {
      isDone = true;
      held = text;
      return [];
    }
    if (held === undefined) return [text];
    const both = [text, held];
    held = undefined;
    return both;
  };
}
