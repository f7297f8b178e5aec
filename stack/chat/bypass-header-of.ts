import type { IncomingMessage } from 'node:http';

/**
 * Whether an upgrade carries a header by which the real backend lets a forged token in (auth.md 1c). Nobody here looks at it, unless
 * that fault is planted.
 */
export function bypassHeaderOf({ headers }: IncomingMessage): boolean {
  return Object.entries(headers).some(
    ([name, value]) => /test|e2e/.test(name) && /^(?:e2e|staging|test|true|1)$/i.test(String(value)),
  );
}
