import type { ChatLink, FrameMeddler, Meddling } from '../meddling-proxy.ts';
import { typeOf } from './type-of.ts';

const messageTypes: readonly (string | undefined)[] = ['start_agent', 'user_message'];

/** Gives each chat message, in the order in which they are sent, the next of these faults, and the last one to all that follow. */
export function faultEachTurn(faults: readonly (() => FrameMeddler)[]): Meddling {
  const meddlers = new WeakMap<ChatLink, FrameMeddler>();
  let sent = 0;
  const pass: FrameMeddler = (text) => [text];
  // Each side of a connection is told the same link.
  return {
    toServer: (text, link) => {
      if (messageTypes.includes(typeOf(text))) {
        meddlers.set(link, (faults[Math.min(sent, faults.length - 1)] ?? (() => pass))());
        sent += 1;
      }
      return [text];
    },
    toClient: (text, link) => (meddlers.get(link) ?? pass)(text, link),
  };
}
