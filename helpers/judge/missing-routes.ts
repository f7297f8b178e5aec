import type { RequiredRoute } from '../../env/required-routes.ts';
import { fieldOf } from '../http/field-of.ts';

/** The required operations that an OpenAPI document does not hold; all of them when it is none. */
export function missingRoutes(
  document: unknown,
  required: readonly RequiredRoute[],
): readonly RequiredRoute[] {
  const paths = fieldOf(document, 'paths');
  return required.filter(
    ({ method, path }) => fieldOf(fieldOf(paths, path), method.toLowerCase()) === undefined,
  );
}
