/** What no answer may tell, by the name of its field. Flags about it (`client_secret_configured`) are no secret. */
const secretName =
  /(?:^|_)(?:password|passwd|pwd|password_hash|hashed_password|salt|secret|secret_key|private_key|bypass_key)$/;
/** Instead of a value: `***`, `[REDACTED]`, `<hidden>`. */
const masked = /^(?:[*x•.]+|[[<(].*[\])>])$/i;

/**
 * Where a body tells a secret: the paths of fields that are named after one and hold a text, or that hold a text of `known` (what was
 * sent along), whatever they are called. The values themselves are never shown.
 */
export function toldSecrets(json: unknown, known: readonly string[] = [], path = ''): readonly string[] {
  if (typeof json === 'string') return isTold(json, path, known) ? [path || 'its text'] : [];
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, value]) =>
    toldSecrets(value, known, path === '' ? name : `${path}.${name}`),
  );
}

function isTold(text: string, path: string, known: readonly string[]): boolean {
  if (known.some((secret) => secret !== '' && text.includes(secret))) return true;
  const name = path.split('.').at(-1) ?? '';
  return secretName.test(snake(name)) && text !== '' && !masked.test(text);
}

/** `passwordHash` as `password_hash`. */
function snake(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
