import { isSecretName } from './secret-name.ts';

const assignment = /(?:^|[?&#;\s"'])([\w.-]{3,40})=([^&#;\s"'<>\\]{6,})/g;
const carried = [/\b(?:bearer|basic)\s+([\w.~+/=-]{8,})/gi, /\bjwt\.([\w-]{8,}={0,2})/g];

/**
 * Everything in a value that has to be taken for a secret by the name that it stands under, wherever it stands: fields of JSON, also
 * of JSON in a text; pairs of `name` and `value`, as headers, cookies and stored items are kept; parameters of addresses and forms;
 * what a password field holds in a snapshot of the page, each half-typed state of it included.
 */
export function findSecrets(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  walk(value, undefined, (secret) => {
    if (isTelling(secret)) found.add(secret);
  });
  return found;
}

type Tell = (secret: string) => void;

function walk(value: unknown, name: string | undefined, tell: Tell): void {
  if (typeof value === 'string') {
    readText(value, name, tell);
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) walk(item, name, tell);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const fields = value as Readonly<Record<string, unknown>>;
  const called = typeof fields['name'] === 'string' ? fields['name'] : undefined;
  const isPassword = String(fields['type']).toLowerCase() === 'password';
  for (const [key, item] of Object.entries(fields)) {
    const isValue = key === 'value' && called !== undefined;
    const holdsPassword = isPassword && (key === 'value' || key === '__playwright_value_');
    walk(item, holdsPassword ? 'password' : isValue ? valueName(called, name) : key, tell);
  }
}

/** A cookie is one by the list that it stands in, whatever it is called. */
function valueName(called: string, list: string | undefined): string {
  return list === 'cookies' ? 'cookie' : called;
}

function readText(text: string, name: string | undefined, tell: Tell): void {
  if (name !== undefined && isSecretName(name)) {
    for (const part of /cookie$/i.test(name)
      ? cookieValues(text)
      : [text.replace(/^(?:bearer|basic)\s+/i, '')])
      tell(part);
  }
  for (const [, field = '', value = ''] of text.matchAll(assignment)) {
    if (!isSecretName(field)) continue;
    tell(value);
    tell(decoded(value));
  }
  for (const way of carried) for (const [, value = ''] of text.matchAll(way)) tellBoth(value, tell);
  const inner = asJson(text);
  if (inner !== undefined) walk(inner, undefined, tell);
}

/** As it is, and as the chat socket's protocol header coded it. */
function tellBoth(value: string, tell: Tell): void {
  tell(value);
  const plain = Buffer.from(value, 'base64url').toString('utf8');
  if (/^[\x20-\x7e]+$/.test(plain)) tell(plain);
}

function cookieValues(text: string): readonly string[] {
  const pairs = text.split(/[;\n]/).map((pair) => pair.trim());
  return pairs.map((pair) => pair.slice(pair.indexOf('=') + 1));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    // No encoding of an address after all.
    return value;
  }
}

function asJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Text that begins like JSON and is none holds no fields.
    return undefined;
  }
}

/** Short words, and words of letters only, are left: to take them out everywhere would tear ordinary text apart. */
function isTelling(secret: string): boolean {
  if (secret.length < 6 || secret.includes('[redacted]') || /^(.)\1*$/.test(secret)) return false;
  return secret.length >= 12 || /[^a-z]/i.test(secret);
}
