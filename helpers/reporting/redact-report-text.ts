import { stripVTControlCharacters } from 'node:util';
import { hideParameters } from '../browser/evidence/hide-parameters.ts';
import { redact } from './redact.ts';

/**
 * Redacts a text that Playwright wrote for people: an error, the title of a step. Its colours may stand in the middle of a secret, as
 * in the difference between two texts; then they go.
 */
export function redactReportText(text: string): string {
  const coloured = hideParameters(redact(text));
  const plain = stripVTControlCharacters(coloured);
  const clean = hideParameters(redact(plain));
  return clean === plain ? coloured : clean;
}
