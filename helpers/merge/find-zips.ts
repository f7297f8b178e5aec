import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every zip below a folder, in order: a pipeline gives each artefact a folder of its own, or all of them one. Throws when it cannot be read. */
export function findZips(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.zip'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
