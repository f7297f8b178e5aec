/** What the product's own page offers: `jwt-auth`, and the token in base64url without padding behind `jwt.`. */
export function pageSubprotocols(token: string): readonly string[] {
  return ['jwt-auth', `jwt.${Buffer.from(token, 'utf8').toString('base64url')}`];
}
