import { contractSchemas, type JsonSchema } from './contract-schemas.ts';

/** A field that no part of the schema of its frame names. */
export interface UnknownField {
  /** JSON pointer into the frame: `/payload/cost_units`. */
  readonly path: string;
  readonly value: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The fields of a frame that the published contract does not know, outermost only. Empty for a type that it does not know at all: that
 * is another drift. Objects whose content the contract leaves open (parameters, result, context …) are not looked into.
 */
export function unknownFields(type: string, frame: Json): readonly UnknownField[] {
  const schema = Object.hasOwn(contractSchemas.fromServer, type)
    ? contractSchemas.fromServer[type]
    : undefined;
  return schema ? within(frame, [schema], '') : [];
}

function within(value: Json, schemas: readonly JsonSchema[], path: string): readonly UnknownField[] {
  const known = propertiesOf(schemas);
  if (known.size === 0) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const inner = known.get(name);
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!inner) return [{ path: at, value: item }];
    return isObject(item) ? within(item, inner, at) : [];
  });
}

/** Every property that a schema or one of its alternatives names, with all that is said of it. */
function propertiesOf(schemas: readonly JsonSchema[]): ReadonlyMap<string, readonly JsonSchema[]> {
  const known = new Map<string, readonly JsonSchema[]>();
  for (const schema of schemas.flatMap(parts)) {
    for (const [name, one] of Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>)) {
      known.set(name, [...(known.get(name) ?? []), one]);
    }
  }
  return known;
}

/** A schema and the members of its allOf, anyOf and oneOf, all the way down. */
function parts(schema: JsonSchema): readonly JsonSchema[] {
  const members = ['allOf', 'anyOf', 'oneOf'].flatMap(
    (word) => (schema[word] ?? []) as readonly JsonSchema[],
  );
  return [schema, ...members.flatMap(parts)];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
