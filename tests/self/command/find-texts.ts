import { partsOf } from '../../../helpers/canary/parts-of.ts';
import type { SoughtText } from '../../../helpers/canary/sought-forms.ts';

/** Where each of the texts stands below a folder, as `<file>: <name>`, archives inside files and inside archives included. */
export function findTexts(folder: string, sought: readonly SoughtText[]): readonly string[] {
  const found = new Set<string>();
  for (const { path, bytes, problem } of partsOf(folder)) {
    if (bytes === undefined) throw new Error(`${path.join('!')} could not be read: ${problem ?? ''}`);
    for (const { text, name } of sought) if (bytes.includes(text)) found.add(`${path.join('!')}: ${name}`);
  }
  return [...found];
}
