import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { root } from './run-suite.ts';

const schema = JSON.parse(readFileSync(join(root, 'docs/verdict.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true }).compile(schema);

/** Where a document is no verdict by the published schema; empty for a valid one. */
export function verdictProblems(document: unknown): readonly string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }: ErrorObject) => `${instancePath || 'the document'} ${message ?? 'is wrong'}`,
  );
}
