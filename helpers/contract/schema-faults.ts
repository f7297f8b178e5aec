import { controlSchemas } from './control-schemas.ts';
import { eventSchemas } from './event-schemas.ts';

const schemas = { ...controlSchemas, ...eventSchemas } as const;

/**
 * What keeps a frame from being what the published contract says of its type: `payload.execution_time_ms: expected number, received
 * string`. Empty when it fits, and for a type that the contract does not know. A field that is null is a field that is not there: many
 * servers write out what they have no value for.
 */
export function schemaFaults(type: string, frame: unknown): readonly string[] {
  if (!Object.hasOwn(schemas, type)) return [];
  const read = schemas[type as keyof typeof schemas].safeParse(withoutNulls(frame));
  if (read.success) return [];
  return read.error.issues.map(({ path, message }) => `${path.join('.') || type}: ${message}`);
}

/** Without the fields that are null, at the top and one below. */
function withoutNulls(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 1) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]): [string, unknown][] =>
      part === null ? [] : [[name, withoutNulls(part, depth + 1)]],
    ),
  );
}
