import type { FrameMeddler } from '../meddling-proxy.ts';
import { typeOf } from './type-of.ts';

/** Loses the events of this type: so many of them, all unless told. */
export function dropEvents(type: string, howMany = Infinity): FrameMeddler {
  let dropped = 0;
  return (text) => {
    if (typeOf(text) !== type || dropped >= howMany) return [text];
    dropped += 1;
    return [];
  };
}
