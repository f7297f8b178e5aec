import type { FrameMeddler } from '../meddling-proxy.ts';
import { typeOf } from './type-of.ts';

/** Accepts chat messages and lets nobody hear of them; pings and everything else pass. */
export const swallowChat: FrameMeddler = (text) =>
  ['start_agent', 'user_message'].includes(typeOf(text) ?? '') ? [] : [text];
