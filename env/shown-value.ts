/**
 * How a wrong value may be shown: quoted, or not at all when it holds a known secret or looks like one (a long run of the
 * letters that keys and tokens are made of; a user name or a query in an address).
 */
export function shownValue(value: string, secrets: readonly string[]): string {
  const looksSecret = /[A-Za-z0-9+_=]{24,}/.test(value) || /[@?]/.test(value);
  if (looksSecret || holdsSecret(value, secrets)) return 'something that is not shown, as it may be a secret';
  const short = value.length > 80 ? `${value.slice(0, 77)}…` : value;
  return `"${short}"`;
}

/** Whether one of the known secrets stands in the text. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => secret !== '' && text.includes(secret));
}
