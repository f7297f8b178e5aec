import type { z } from 'zod';

import { fault, type Fault } from './fault.ts';

const limit = 100;

/**
 * Validates faults, from the text of a file or an object.
 * @throws Error with one sentence: which fault, which field, what it must be.
 */
export function readFaults(given: unknown): readonly Fault[] {
  const value = typeof given === 'string' ? parse(given) : given;
  if (!Array.isArray(value)) throw new Error('The faults must be a JSON array, one object a fault.');
  if (value.length > limit)
    throw new Error(`At most ${limit} faults can be active at once, not ${value.length}.`);
  return value.map((one: unknown, at) => {
    const read = fault.safeParse(one);
    if (read.success) return read.data;
    throw new Error(sentence(one, at, read.error));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`The faults are no JSON: ${(error as Error).message}.`, { cause: error });
  }
}

function sentence(one: unknown, at: number, error: z.ZodError): string {
  const kind = typeof one === 'object' && one !== null && 'kind' in one ? String(one.kind) : undefined;
  const issue = error.issues[0];
  const name = `Fault ${at + 1}${kind === undefined ? '' : ` (${kind})`}`;
  if (issue?.code === 'invalid_union' && issue.path[0] === 'kind') {
    return `${name} has no known kind; known are ${kinds().join(', ')}.`;
  }
  const inner = issue?.code === 'invalid_key' ? issue.issues[0] : issue;
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  return `${name} is not valid${where}: ${(inner?.message ?? 'unknown reason').replace(/\.$/, '')}.`;
}

function kinds(): readonly string[] {
  return fault.options.map((option) => option.shape.kind.value);
}
