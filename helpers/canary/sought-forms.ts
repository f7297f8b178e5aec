import { base64Core } from './base64-core.ts';
import { insideOfBase64, packings } from './packings.ts';

/** A text to look for, and what to call it where it is found: a secret itself is never printed. */
export interface SoughtText {
  readonly text: string;
  readonly name: string;
}

const tellingPart = 12;
/** The beginning of a shorter secret, or one without a figure, may be an ordinary word. */
const longEnoughToCut = 18;
/** A shorter piece of base64 would be found by accident. */
const shortestCore = 8;
const shifts = [0, 1, 2] as const;

/**
 * Every form in which a secret may stand in a file: as it is, escaped for an address, JSON and XML, in base64 of both alphabets, packed
 * up to three times, wherever it begins there, and cut off. `kind` says what it is; a token is known by its signature.
 */
export function soughtForms(secret: string, kind: string): readonly SoughtText[] {
  return named(kind, [...written(secret), ...cutOff(secret, kind), ...packed(secret)]);
}

/** The same for a mark, of which a part says nothing. */
export function soughtMark(mark: string, kind: string): readonly SoughtText[] {
  return named(kind, [...written(mark), ...packed(mark)]);
}

type Form = readonly [text: string, form: string];

function named(kind: string, forms: readonly Form[]): readonly SoughtText[] {
  const first = new Map<string, string>();
  for (const [text, form] of forms) if (!first.has(text)) first.set(text, form);
  return [...first].map(([text, form]) => ({ text, name: `a ${kind}, ${form}` }));
}

function written(secret: string): readonly Form[] {
  const url = encodeURIComponent(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  return [
    [secret, 'plain'],
    [url, 'in a URL'],
    [url.replace(/%../g, (code) => code.toLowerCase()), 'in a URL, lower case'],
    [json, 'in JSON'],
    [JSON.stringify(json).slice(1, -1), 'in JSON inside of JSON'],
    ...["'", '&apos;', '&#39;'].map((quote): Form => [xml(secret).replaceAll("'", quote), 'in XML or HTML']),
  ];
}

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The first characters that no other secret shares: a token's signature, and of everything else the beginning. */
function cutOff(secret: string, kind: string): readonly Form[] {
  const telling = kind === 'token' ? (secret.split('.').at(-1) ?? secret) : secret;
  const start = telling.slice(0, tellingPart);
  return telling.length < longEnoughToCut || !/\d/.test(start) ? [] : [[start, 'cut off']];
}

function packed(secret: string): readonly Form[] {
  const forms: Form[] = [];
  let inner = [secret];
  for (let depth = 1; depth <= packings; depth += 1) {
    inner = [...new Set(inner.flatMap(cores))];
    forms.push(...inner.map((text): Form => [text, insideOfBase64(depth)]));
  }
  return forms;
}

/** In both alphabets. */
function cores(text: string): readonly string[] {
  return shifts
    .map((shift) => base64Core(text, shift))
    .filter((core) => core.length >= shortestCore)
    .flatMap((core) => [core, core.replaceAll('+', '-').replaceAll('/', '_')]);
}
