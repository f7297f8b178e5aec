import type { Finding } from '../diagnosis/finding.ts';

/** How a server says that there are too many connections ("Maximum number of WebSocket managers (5) reached"). */
const full =
  /maximum (?:number|connections)|too many (?:\w+ )?(?:connections|sockets|managers)|(?:connection|manager)s? limit/i;

/** Whether a refusal says in words that there is no more room. */
export function saysFull({ sentence, evidence }: Finding): boolean {
  return [sentence, ...evidence].some((line) => full.test(line));
}
