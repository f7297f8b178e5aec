import type { RequiredRoute } from '../../env/required-routes.ts';
import { fieldOf } from '../http/field-of.ts';

/**
 * The required operations that an OpenAPI document does not hold; all of them when it is none. What a parameter of a path is called, and
 * whether a slash ends the path, is the author's own affair: for OpenAPI `/threads/{id}` and `/threads/{thread_id}` are the same.
 */
export function missingRoutes(
  document: unknown,
  required: readonly RequiredRoute[],
): readonly RequiredRoute[] {
  const named = new Set(operationsOf(document));
  return required.filter(({ method, path }) => !named.has(operation(method, path)));
}

function operationsOf(document: unknown): readonly string[] {
  const paths = fieldOf(document, 'paths');
  if (typeof paths !== 'object' || paths === null) return [];
  return Object.entries(paths).flatMap(([path, item]: [string, unknown]) =>
    typeof item === 'object' && item !== null
      ? Object.keys(item).map((method) => operation(method, path))
      : [],
  );
}

function operation(method: string, path: string): string {
  const bare = path.replaceAll(/\{[^}]*\}/g, '{}').replace(/(?<=.)\/$/, '');
  return `${method.toUpperCase()} ${bare}`;
}
