import { asObject } from './json.ts';

/** The whole message with its keys in order, without the two fields by which a replay marks itself (docs/judging.md, rule 7). */
export function spelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelled);
  const json = asObject(value);
  if (!json) return value;
  const keys = Object.keys(json).filter((key) => key !== 'recovered' && key !== 'attempt');
  return keys.sort().map((key) => [key, spelled(json[key])]);
}
