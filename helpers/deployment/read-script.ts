import type { PageScript, SubprotocolWord } from './bundle.ts';

const patterns: Readonly<Record<SubprotocolWord, RegExp>> = {
  'jwt-auth': /["'`]jwt-auth["'`]/,
  'jwt.': /["'`]jwt\./,
};
const address = /\b(?:https?|wss?):\/\/([a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?)(?![\w.-])/gi;

/** What a built script says. Pure. */
export function readScript(path: string, status: number, text: string): PageScript {
  const words = Object.entries(patterns) as readonly (readonly [SubprotocolWord, RegExp])[];
  const isThere = status === 200;
  const hosts = isThere ? [...text.matchAll(address)].map(([, host = '']) => host.toLowerCase()) : [];
  return {
    path,
    status,
    bytes: Buffer.byteLength(text),
    speaks: isThere ? words.filter(([, pattern]) => pattern.test(text)).map(([word]) => word) : [],
    hosts: [...new Set(hosts)],
  };
}
