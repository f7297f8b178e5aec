import { ProxyError } from '../network/proxy-error.ts';
import { finding, type Finding } from './finding.ts';

/** The error of a proxy, if that is what an error is or has among its causes. */
export function proxyErrorIn(error: unknown): ProxyError | undefined {
  // Causes deeper than this say nothing new, and may be a circle.
  for (let one = error, depth = 0; one instanceof Error && depth < 8; one = one.cause, depth += 1) {
    if (one instanceof ProxyError) return one;
  }
  return undefined;
}

/** A proxy that was not reached, or that did not open the way to `url`: its name first, and nothing about the product. Pure. */
export function explainProxy({ proxy, status, message, cause }: ProxyError, { hostname }: URL): Finding {
  const why = cause instanceof Error ? whyOf(cause) : message;
  if (status === undefined) {
    return finding('PROXY_FAIL', `${proxy}, on the way to ${hostname}: ${why}.`, [`${proxy}: ${why}`]);
  }
  return finding(
    'PROXY_REFUSED',
    `${proxy} answered ${status} to CONNECT ${hostname}: ${meaningOf(status)}.`,
    [`${proxy}: ${message}`],
  );
}

function whyOf(cause: Error): string {
  const [first] = cause instanceof AggregateError ? (cause.errors as unknown[]) : [];
  const one = first instanceof Error ? first : cause;
  const code = 'code' in one && typeof one.code === 'string' ? one.code : '';
  return one.message.includes(code) ? one.message : `${code} ${one.message}`;
}

function meaningOf(status: number): string {
  if (status === 407) return 'it wants a user name and a password, or other ones';
  if (status === 403) return 'it does not let this host through';
  if (status >= 500) return 'it did not reach the host itself';
  return 'it does not open a tunnel there';
}
