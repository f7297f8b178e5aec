const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The claims that the contract promises for an access token, valid from now on; `undefined` takes one away. */
export function makeToken(
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
): string {
  const nowS = Math.floor(Date.now() / 1000);
  const promised = {
    sub: 'user-1',
    iat: nowS,
    exp: nowS + 900,
    token_type: 'access',
    iss: 'netra-auth-service',
    aud: 'netra-platform',
    email: 'user@example.com',
  };
  // Nobody checks the signature here, so anything that looks like one will do.
  return `${part({ alg: 'HS256', typ: 'JWT', ...header })}.${part({ ...promised, ...claims })}.c2lnbmF0dXJl`;
}
