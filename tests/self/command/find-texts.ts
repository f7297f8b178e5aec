import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { SoughtText } from './secret-forms.ts';
import { unzip } from './unzip.ts';

/** Colours of a terminal, as they are and in JSON. They may stand in the middle of a text. */
const colours = /(?:\u001b|\\u001b)\[[\d;]*m/g;

/** Where each of the texts stands below a folder, as `<file>: <name>`, archives inside files and inside archives included. */
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
    yield* withArchives(name, bytes);
  }
}

function* withArchives(name: string, bytes: Buffer): Generator<readonly [string, Buffer]> {
  yield [name, bytes];
  if (bytes.includes('\u001b[') || bytes.includes(String.raw`\u001b[`)) {
    yield [name, Buffer.from(bytes.toString('utf8').replace(colours, ''))];
  }
  for (const archive of archivesIn(bytes)) {
    for (const [inner, content] of unzip(archive)) yield* withArchives(`${name}!${inner}`, content);
  }
}

/** The file itself when it is a zip, and every zip that it carries as a data URL, as Playwright's page does. */
function archivesIn(bytes: Buffer): readonly Buffer[] {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return [bytes];
  const carried = bytes.toString('latin1').matchAll(/data:application\/zip;base64,([\w+/=]+)/g);
  return [...carried].map(([, coded = '']) => Buffer.from(coded, 'base64'));
}
