import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { SoughtText } from './secret-forms.ts';
import { unzip } from './unzip.ts';

/** Where each of the texts stands below a folder, as `<file>: <name>`, archives inside files included. */
export function findTexts(folder: string, sought: readonly SoughtText[]): readonly string[] {
  const found = new Set<string>();
  for (const [file, bytes] of partsOf(folder)) {
    for (const { text, name } of sought) if (bytes.includes(text)) found.add(`${file}: ${name}`);
  }
  return [...found];
}

function* partsOf(folder: string): Generator<readonly [string, Buffer]> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const name = relative(folder, path);
    yield [name, bytes];
    for (const archive of archivesIn(bytes)) {
      for (const [inner, content] of unzip(archive)) yield [`${name}!${inner}`, content];
    }
  }
}

/** The file itself when it is a zip, and every zip that it carries as a data URL, as Playwright's page does. */
function archivesIn(bytes: Buffer): readonly Buffer[] {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return [bytes];
  const carried = bytes.toString('latin1').matchAll(/data:application\/zip;base64,([\w+/=]+)/g);
  return [...carried].map(([, coded = '']) => Buffer.from(coded, 'base64'));
}
