import type { FrameMeddler } from '../meddling-proxy.ts';
import { typeOf } from './type-of.ts';

/**
 * A careless server: before the first thinking of each socket it sends a frame that repeats the socket's token, as it was
 * offered, plain, in a header, and cut off, and an event of a wrong form with the same. `more` is repeated with it.
 */
export function echoToken(more = 'nothing more'): FrameMeddler {
  const told = new Set<number>();
  return (text, { number, offered }) => {
    if (typeOf(text) !== 'agent_thinking' || told.has(number)) return [text];
    told.add(number);
    const coded = offered.at(-1) ?? '';
    const token = Buffer.from(coded.replace(/^jwt\./, ''), 'base64url').toString('utf8');
    const said = {
      protocols: offered.join(', '),
      token,
      header: `Authorization: Bearer ${token}`,
      url: `/ws?token=${encodeURIComponent(token)}&key=${encodeURIComponent(more)}`,
      packed: Buffer.from(JSON.stringify({ token, more })).toString('base64'),
      more,
    };
    const event = JSON.parse(text) as Record<string, unknown>;
    return [
      JSON.stringify({ type: 'debug_echo', data: said, timestamp: Date.now() / 1000 }),
      // Without the reasoning that it must carry: the run is red, and this frame is its evidence.
      JSON.stringify({ ...event, payload: said }),
    ];
  };
}
