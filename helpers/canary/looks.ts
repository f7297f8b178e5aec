import { base64Core, coreBegin, type Shift } from './base64-core.ts';
import { insideOfBase64, packings, waysToPack } from './packings.ts';

/** Where a secret stands in a text: the secret alone, without the name that it stands under. */
export type Stretch = readonly [from: number, to: number];

/** Something that is a secret by its look, whoever it belongs to. */
export interface Look {
  /** What it is, as the report of the search calls it. */
  readonly name: string;
  /** Where one may begin. */
  readonly anchors: readonly string[];
  /** The secret whose anchor stands at this place of a text; undefined when it only looked like one. */
  readonly read: (text: string, at: number) => Stretch | undefined;
}

/** How a header of JSON begins, in base64: `{"alg":`, `{"typ":`, `{"kid":`. */
const tokenStarts = ['eyJhbGciOi', 'eyJ0eXAiOi', 'eyJraWQiOi'];
/** As many groups of four characters before a piece of base64 are of use to those who unpack what is packed in it. */
const mostGroups = 12;
const secretFields = ['password', 'access_token', 'refresh_token', 'id_token', 'client_secret'];

/** Between the name of a header and its value: `: `, `":"`, `\":\"`, and `","value":"` in a list of headers. */
const means = String.raw`\\*["']?\s*(?:[:=]|,\s*\\*"value\\*"\s*:)\s*\\*["']?`;
/** The same for a field of JSON. */
const holds = String.raw`\\*"\s*(?::|,\s*\\*"value\\*"\s*:)\s*\\*"`;

/**
 * Secrets of anybody: whole tokens, login headers, and what stands under a password's name. What only stands for one is left alone: the
 * mark of the redaction, `<token>`, `${token}`, a word.
 */
export const looks: readonly Look[] = [
  { name: 'a token of somebody', anchors: tokenStarts, read: readToken },
  ...waysToPack(packings).map((shifts) => ({
    name: `a token of somebody, ${insideOfBase64(shifts.length)}`,
    anchors: tokenStarts.map((start) => shifts.reduce<string>(base64Core, start)),
    read: (text: string, at: number) => readPackedToken(text, at, shifts),
  })),
  {
    name: 'a login header',
    anchors: ['uthorization', 'UTHORIZATION'],
    read: follows(`uthorization${means}(?:bearer|basic)\\s+([\\w.~+/=-]{8,})`),
  },
  {
    name: 'a login header',
    anchors: ['Bearer ', 'bearer ', 'BEARER '],
    read: follows(String.raw`bearer\s+([\w.~+/-]{16,}=*)`),
  },
  {
    name: 'a login key in a header',
    anchors: ['x-e2e-bypass-key', 'X-E2E-Bypass-Key', 'X-E2E-BYPASS-KEY'],
    read: follows(`x-e2e-bypass-key${means}([^\\s"',;\\\\<>]{6,})`),
  },
  ...secretFields.map((field) => ({
    name: `something under the name ${field}`,
    anchors: [`${field}"`, `${field}\\`],
    read: follows(`${field}${holds}([^"\\\\\\s]{6,})`),
  })),
];

function follows(expression: string): Look['read'] {
  const sticky = new RegExp(expression, 'diy');
  return (text, at) => {
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    return match?.[1] !== undefined && isTelling(match[1]) ? match.indices?.[1] : undefined;
  };
}

/** A word of letters alone, or a text that begins like a place to fill in, is none. */
function isTelling(value: string): boolean {
  return /\d/.test(value) && !/^[<{$*[(]|\[redacted\]/.test(value);
}

function readToken(text: string, at: number): Stretch | undefined {
  const shape = /([\w-]{12,})\.([\w-]{8,})\.[\w-]{16,}/y;
  shape.lastIndex = at;
  const [whole = '', header = '', claims = ''] = shape.exec(text) ?? [];
  return isJsonObject(header) && isJsonObject(claims) ? [at, at + whole.length] : undefined;
}

/** @param shifts how the token was packed, the innermost packing first. */
function readPackedToken(text: string, at: number, shifts: readonly Shift[]): Stretch | undefined {
  const outermost = packedAround(text, at, shifts.at(-1) ?? 0);
  let inner = { text, at };
  for (const shift of shifts.toReversed()) {
    const { from, to, before } = packedAround(inner.text, inner.at, shift);
    const unpacked = Buffer.from(inner.text.slice(from, to), 'base64').toString('latin1');
    inner = { text: unpacked, at: before * 3 + shift };
  }
  return readToken(inner.text, inner.at) && [outermost.from, outermost.to];
}

/** The base64 around a piece of it: from where it can be unpacked, and how many groups of four characters stand before the piece. */
function packedAround(text: string, at: number, shift: Shift): { from: number; to: number; before: number } {
  const own = at - coreBegin(shift);
  if (own < 0) return { from: at, to: at, before: 0 };
  let from = own;
  while (own - from < 4 * mostGroups && /^[\w+/-]{4}$/.test(text.slice(Math.max(0, from - 4), from)))
    from -= 4;
  const rest = /[\w+/-]*/y;
  rest.lastIndex = Math.max(0, from);
  return { from, to: rest.lastIndex + (rest.exec(text)?.[0].length ?? 0), before: (own - from) / 4 };
}

function isJsonObject(coded: string): boolean {
  try {
    const value: unknown = JSON.parse(Buffer.from(coded, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null;
  } catch {
    // No token: it only begins like one.
    return false;
  }
}
