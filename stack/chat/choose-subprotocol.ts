const carriers = ['jwt.', 'jwt-auth.', 'bearer.'];
const plain = ['jwt-auth', 'jwt', 'bearer', 'e2e-testing'];

export type Subprotocol =
  /** The client offered none: none is named in the answer. */
  | { readonly kind: 'none' }
  | { readonly kind: 'chosen'; readonly name: string }
  /** None of the offered ones is known: HTTP 403. */
  | { readonly kind: 'unsupported' };

/**
 * Chooses by websocket.md 1.2: the first entry that carries a token wins and is echoed as it came, token included; else
 * the first plain one. Upper and lower case differ.
 */
export function chooseSubprotocol(header: string | undefined): Subprotocol {
  const offered = (header ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (offered.length === 0) return { kind: 'none' };
  const name =
    offered.find((entry) => carriers.some((prefix) => entry.startsWith(prefix) && entry !== prefix)) ??
    offered.find((entry) => plain.includes(entry));
  return name === undefined ? { kind: 'unsupported' } : { kind: 'chosen', name };
}
