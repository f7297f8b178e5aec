import type { ExpectedAnswer, FieldRule } from '../../env/endpoints.ts';
import { fieldOf } from '../http/field-of.ts';

/** What is wrong with a body, in words that finish "but …"; empty when it is as expected. Fields that are not named may be anything. */
export function bodyFaults(json: unknown, { list, fields = {} }: ExpectedAnswer): readonly string[] {
  if (list === true) return Array.isArray(json) ? [] : ['its body is no list'];
  return Object.entries(fields).flatMap(([name, rule]) => {
    const value = fieldOf(json, name);
    if (fits(value, rule)) return [];
    const shown = JSON.stringify(value ?? null);
    return [
      typeof rule === 'string'
        ? `${name} is ${kinds[rule]}`
        : `${name} is ${shown} instead of ${JSON.stringify(rule.is)}`,
    ];
  });
}

const kinds: Readonly<Record<Exclude<FieldRule, object>, string>> = {
  text: 'missing or no text',
  flag: 'missing or neither true nor false',
  object: 'missing or no object',
  list: 'missing or no list',
};

function fits(value: unknown, rule: FieldRule): boolean {
  if (typeof rule === 'object') return value === rule.is;
  switch (rule) {
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'flag':
      return typeof value === 'boolean';
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
  }
}
