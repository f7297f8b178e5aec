import type { HttpExchange, HttpReply } from '../meddling-proxy.ts';

/**
 * A careless server: refuses this request as FastAPI refuses a malformed one, repeating the whole body. `filler` moves what is
 * repeated to where a report may cut it off.
 */
export function echoBody(path: string, filler = 75): (exchange: HttpExchange) => HttpReply | undefined {
  return (exchange) => {
    if (exchange.path !== path) return undefined;
    const input = JSON.parse(exchange.body) as Record<string, unknown>;
    const { password = 'none' } = input;
    const words = `${'.'.repeat(filler)} value is not a valid login: ${String(password)}`;
    return { status: 401, body: { detail: [{ type: 'value_error', msg: words, input }] } };
  };
}
