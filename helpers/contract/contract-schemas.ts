import { z } from 'zod';
import { clientSchemas } from './client-schemas.ts';
import { controlSchemas } from './control-schemas.ts';
import { eventSchemas } from './event-schemas.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The contract of the chat socket as JSON Schemas (draft 7), by the name of the message: what docs/contract publishes. */
export const contractSchemas = {
  fromServer: toJson({ ...controlSchemas, ...eventSchemas }),
  fromClient: toJson(clientSchemas),
} as const;

function toJson(schemas: Readonly<Record<string, z.ZodType>>): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      { ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }), title: name },
    ]),
  );
}
