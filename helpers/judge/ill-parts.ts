/** Words by which a service says of a part that it does not work. `skipped` and `unknown` say nothing. */
const illWords =
  /^(?:unhealthy|error|failed|failing|failure|down|disconnected|unavailable|unreachable|not[_ ]ready|critical)$/i;
/** `status`, `database_status`, `core_db`: fields that hold such a word. */
const stateName = /(?:^|_)(?:status|state|db|database)$/;
/** Flags that are false only where something does not work. */
const wellFlag = /(?:^|_)(?:ready|healthy|connected)$/;

/**
 * What a health body says of the parts of its service that do not work, as `database_status is "error"`, whatever the body says at its
 * top; at most three levels deep.
 */
export function illParts(json: unknown, path = '', depth = 0): readonly string[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || depth > 3) return [];
  return Object.entries(json).flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`;
    // The word at the top is judged by those who ask for it.
    if (at === 'status') return [];
    return isIll(name, value) ? [`${at} is ${JSON.stringify(value)}`] : illParts(value, at, depth + 1);
  });
}

function isIll(name: string, value: unknown): boolean {
  if (name === 'startup_failed') return value === true;
  if (typeof value === 'string') return stateName.test(name) && illWords.test(value);
  return value === false && wellFlag.test(name);
}
