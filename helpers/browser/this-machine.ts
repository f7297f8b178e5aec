import { accessSync, closeSync, constants, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { runEnvironment } from '../../env/run-environment.ts';
import type { Machine } from './machine.ts';

/** Enough of a script to see where it leads. */
const startBytes = 4_096;

/** The machine that this process runs on. Reads a few files and starts nothing. */
export function thisMachine(): Machine {
  const playwrightPackage = folderOfPlaywright();
  const variables = runEnvironment.browser;
  return {
    platform: process.platform,
    arch: process.arch,
    home: homedir(),
    startedIn: variables.startedIn ?? process.cwd(),
    variables,
    playwrightRevision: revisionIn(playwrightPackage),
    playwrightPackage,
    kindOf,
    startOf,
  };
}

/** Its packages stand beside or below each other, depending on how they were installed. */
function folderOfPlaywright(): string {
  let file = import.meta.url;
  for (const name of ['@playwright/test', 'playwright', 'playwright-core']) {
    file = createRequire(file).resolve(`${name}/package.json`);
  }
  return dirname(file);
}

/** Playwright's own list of the browsers that it is made for. */
function revisionIn(playwrightPackage: string): string | undefined {
  const { browsers } = JSON.parse(readFileSync(join(playwrightPackage, 'browsers.json'), 'utf8')) as {
    readonly browsers: readonly { readonly name: string; readonly revision: string }[];
  };
  return browsers.find(({ name }) => name === 'chromium')?.revision;
}

/** What this user may not even look at is as good as not there. */
function kindOf(path: string): ReturnType<Machine['kindOf']> {
  try {
    if (statSync(path).isDirectory()) return 'folder';
  } catch {
    return 'nothing';
  }
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return 'file';
  }
  return 'program';
}

function startOf(path: string): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    // It may be run and not read.
    return '';
  }
  try {
    const bytes = Buffer.alloc(startBytes);
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, startBytes, 0));
  } finally {
    closeSync(file);
  }
}
