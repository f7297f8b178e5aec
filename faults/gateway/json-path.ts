export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path; undefined when nothing does. */
export function valueAt(value: unknown, path: string): unknown {
  let at: unknown = value;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as JsonObject)[part];
  }
  return at;
}

/** A copy with something else at a path; objects on the way are made where there are none. */
export function withValueAt(value: unknown, path: string, wanted: unknown): unknown {
  const copy = structuredClone(value);
  if (typeof copy !== 'object' || copy === null) return copy;
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let at = copy as Record<string, unknown>;
  for (const part of parts) {
    const next = at[part];
    if (typeof next !== 'object' || next === null) at[part] = {};
    at = at[part] as Record<string, unknown>;
  }
  at[last] = wanted;
  return copy;
}

/** A copy without what stands at a path. */
export function withoutValueAt(value: unknown, path: string): unknown {
  const copy = structuredClone(value);
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  const parent = parts.length === 0 ? copy : valueAt(copy, parts.join('.'));
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (isObject(parent)) Reflect.deleteProperty(parent, last);
  return copy;
}
