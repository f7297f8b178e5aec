import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';

const prefix = 'golden-path-withheld-';
const weekMs = 7 * 86_400_000;

const note =
  'What stood here held a secret, so it was taken out of this report. verdict.json of the run says what was found, under SECRET_LEAKED.';

/** What people open and pipelines want to find says so itself; whoever reads other files has to see that there is none. */
const notes: Readonly<Record<string, string>> = {
  '.html': `<!doctype html><meta charset="utf-8"><title>Taken out</title><p>${note}</p>\n`,
  '.xml': `<?xml version="1.0"?>\n<testsuites><!-- ${note} --></testsuites>\n`,
};

/** A folder that only this user can read, for what a report must not hold and somebody has to look at once. Older ones are removed. */
export function makeWithheldFolder(now = Date.now()): string {
  for (const name of readdirSync(tmpdir())) if (name.startsWith(prefix)) removeOld(join(tmpdir(), name), now);
  // `mkdtemp` gives mode 0700.
  return mkdtempSync(join(tmpdir(), prefix));
}

function removeOld(path: string, now: number): void {
  try {
    if (now - statSync(path).mtimeMs > weekMs) rmSync(path, { recursive: true, force: true });
  } catch (error) {
    // Another user's, or gone meanwhile: they will remove it themselves.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/**
 * Puts a note in the place of a file that holds a secret, or beside it; the file itself is copied into `copies`, if that is given. A name
 * that holds one goes, too. Throws when it cannot be done.
 */
export function withhold(file: string, copies: string | undefined, isNamedSo: boolean): void {
  if (copies !== undefined) {
    copyFileSync(file, join(copies, `${readdirSync(copies).length + 1}-${basename(file)}`.slice(0, 200)));
  }
  const inPlace = notes[extname(file)];
  rmSync(file);
  if (isNamedSo) writeFileSync(join(dirname(file), `${randomUUID()}.withheld.txt`), `${note}\n`);
  else if (inPlace === undefined) writeFileSync(`${file}.withheld.txt`, `${note}\n`);
  else writeFileSync(file, inPlace);
}
