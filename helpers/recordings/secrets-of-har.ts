const secretName = /^(?:authorization|cookie|set-cookie|x-e2e-bypass-key|sec-websocket-protocol)$/i;
const secretField = /pass(?:word|wd)|token|secret|simulation_key|api[_-]?key/i;
const shortest = 8;

interface Named {
  readonly name: string;
  readonly value: string;
}

/**
 * Everything in a HAR that opens a door: headers and cookies of sessions, and values of fields that are called so, in addresses, bodies
 * that were sent and bodies that came. Each is a text of its own, to be taken out of everything that is shown.
 */
export function secretsOfHar(har: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  collect(har, found);
  return new Set(
    [...found].filter((secret) => secret.trim().length >= shortest && !'[redacted]'.includes(secret)),
  );
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  if (isNamed(value)) {
    if (secretName.test(value.name)) for (const part of partsOf(value.value)) found.add(part);
    if (secretField.test(value.name)) found.add(value.value);
  }
  for (const [key, one] of Object.entries(value)) {
    if (typeof one !== 'string') collect(one, found);
    else if (key === 'text' || key === 'data' || key === 'postData') collect(parsed(one), found);
    else if (secretField.test(key)) found.add(one);
  }
}

function isNamed(value: object): value is Named {
  return (
    'name' in value && 'value' in value && typeof value.name === 'string' && typeof value.value === 'string'
  );
}

/** `Bearer abc` holds abc; `jwt-auth, jwt.abc` and `a=b; c=d` hold several. */
function partsOf(header: string): readonly string[] {
  return header
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^(?:jwt\.|[\w-]+=)/, ''))
    .filter((part) => part.length >= 16);
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
