import { headerOf, editHeaders, type HeaderPairs } from './header-pairs.ts';
import { withBody, type HttpAnswer } from './http-answer.ts';
import type { Readdress } from './page-addresses.ts';

/** The kinds of answers in which a page can name its services. */
const text =
  /^\s*(?:text\/html|text\/javascript|application\/(?:javascript|x-javascript|[\w.-]*\+?json))\s*(?:;|$)/i;

/** Whether the body of an answer can name addresses. */
export function canNameAddresses(headers: HeaderPairs): boolean {
  return text.test(headerOf(headers, 'content-type') ?? '');
}

/** Redirects and policies name addresses as well. */
export function readdressHeaders(headers: HeaderPairs, readdress: Readdress): HeaderPairs {
  return headers.map(([name, value]) => [name, readdress(value)]);
}

/** A whole answer with the gateway's addresses; one that names none stays as it is, byte for byte. */
export function readdressAnswer(answer: HttpAnswer, readdress: Readdress, isHead: boolean): HttpAnswer {
  const headers = readdressHeaders(answer.headers, readdress);
  // What the length and the name of the body would be is not known without it.
  if (isHead) return { ...answer, headers: editHeaders(headers, {}, ['content-length', 'etag']) };
  const before = answer.body.toString('utf8');
  const after = readdress(before);
  return after === before ? { ...answer, headers } : withBody({ ...answer, headers }, Buffer.from(after));
}
