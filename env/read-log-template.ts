import { isLoopback } from './is-loopback.ts';
import { logPlaces } from './log-link.ts';

/** Names that secrets have in addresses. */
const secretName = /(?:token|secret|passw|api[-_]?key|access[-_]?key|signature|credential)\w*=/i;

/**
 * The address of server logs with its places; undefined when it is none: not https (or http on this machine itself), with a user name
 * or something that looks like a secret, with a place that there is not or in the host, or without any place at all.
 */
export function readLogTemplate(text: string): string | undefined {
  const [, scheme, host, rest = ''] = /^(https?):\/\/([^/?#]+)([/?#].*)?$/i.exec(text) ?? [];
  if (scheme === undefined || host === undefined || /[@{}\s\\]/.test(host)) return undefined;
  if (/[\s\\<>"]/.test(rest) || secretName.test(rest)) return undefined;
  const named = [...rest.matchAll(/\{([^{}]*)\}/g)].map(([, place = '']) => place);
  const known = named.every((place) => (logPlaces as readonly string[]).includes(place));
  const left = rest.replace(/\{[^{}]*\}/g, 'x');
  if (named.length === 0 || !known || /[{}]/.test(left)) return undefined;
  if (!URL.canParse(`${scheme}://${host}${left}`)) return undefined;
  const isSafe = scheme.toLowerCase() === 'https' || isLoopback(new URL(`${scheme}://${host}`).hostname);
  return isSafe ? text : undefined;
}
