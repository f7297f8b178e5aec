import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import { shortHash } from './short-hash.ts';

type Parts = Readonly<Record<string, string>>;

/**
 * The parts of an OpenAPI document: each operation, each schema, and all the rest together. The addresses under `servers` belong to
 * the place and not to the revision. Without a document its status is the only part.
 */
export function interfacePiece({ status, json }: Pick<HttpReply, 'status' | 'json'>): Parts {
  const paths = fieldOf(json, 'paths');
  if (status !== 200 || typeof json !== 'object' || typeof paths !== 'object' || paths === null) {
    return { answer: String(status) };
  }
  const operations = entriesOf(paths).flatMap(([path, methods]) =>
    entriesOf(methods).map(([method, operation]): [string, string] => [
      `${method.toUpperCase()} ${path}`,
      shortHash(operation),
    ]),
  );
  const schemas = entriesOf(fieldOf(fieldOf(json, 'components'), 'schemas')).map(
    ([name, schema]): [string, string] => [`schema ${name}`, shortHash(schema)],
  );
  const rest = { ...json, paths: undefined, servers: undefined, components: undefined };
  return Object.fromEntries([...operations, ...schemas, ['everything else', shortHash(rest)]]);
}

/** The fields of an object; none of anything else. */
function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
