import { controlSchemas } from './control-schemas.ts';
import { eventSchemas } from './event-schemas.ts';

const schemas = { ...controlSchemas, ...eventSchemas } as const;

/**
 * What keeps a frame from being what the published contract says of its type: `payload.execution_time_ms: expected number, received
 * string`. Empty when it fits, and for a type that the contract does not know.
 */
export function schemaFaults(type: string, frame: unknown): readonly string[] {
  if (!Object.hasOwn(schemas, type)) return [];
  const read = schemas[type as keyof typeof schemas].safeParse(frame);
  if (read.success) return [];
  return read.error.issues.map(({ path, message }) => `${path.join('.') || type}: ${message}`);
}
