import type { Service } from '../../env/target.ts';
import { fieldOf } from '../http/field-of.ts';

/** The version that a service says it has in its health body; empty where it says none. */
export function buildOfHealth(service: Service, body: unknown): Readonly<Record<string, string>> {
  const version = fieldOf(body, 'version');
  return typeof version === 'string' && version !== '' ? { [`${service} version`]: version } : {};
}
