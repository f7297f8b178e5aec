import type { FrameMeddler } from '../meddling-proxy.ts';
import { typeOf } from './type-of.ts';

/** A careless server: every thinking repeats the socket's token, packed into base64 twice, and lacks what it must carry. */
export function echoPackedTwice(): FrameMeddler {
  return (text, { offered }) => {
    if (typeOf(text) !== 'agent_thinking') return [text];
    const coded = offered.at(-1) ?? '';
    const token = Buffer.from(coded.replace(/^jwt\./, ''), 'base64url').toString('utf8');
    const once = Buffer.from(JSON.stringify({ session: token })).toString('base64');
    const twice = Buffer.from(JSON.stringify({ state: once })).toString('base64');
    return [JSON.stringify({ ...(JSON.parse(text) as object), payload: { state: twice } })];
  };
}
