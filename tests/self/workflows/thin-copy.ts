import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preProcessFile } from 'typescript';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** Taken as they are. */
const whole = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'eslint.config.js',
  'eslint-rules',
  '.prettierignore',
  '.prettierrc.json',
  '.editorconfig',
  '.gitignore',
  'stack/frontend/app/tsconfig.json',
  'helpers/browser/start.mjs',
  'tests/self/run.mjs',
];

/** Taken with all that they import. */
const roots = [
  'env/forbidden-words.ts',
  'helpers/browser/main.ts',
  'tests/self/playwright.config.ts',
  'stack/frontend/app/message.ts',
];

/** Two that stand for all of the project's own tests, those of units and those of the real command. */
const ownTests: Readonly<Record<string, string>> = {
  'tests/self/one.test.ts': `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchers } from '../../eslint-rules/matchers.js';
import { tags } from '../../eslint-rules/tags.js';

test('one stands for all', () => {
  assert.ok(matchers.length > 0 && tags.length > 0);
});
`,
  'tests/self/one.spec.ts': `import { expect, test } from '@playwright/test';

test.describe('one spec', () => {
  test('stands for all', () => {
    expect(test.info().title).toBe('stands for all');
  });
});
`,
};

/**
 * Copies a small part of the project into a folder: what `npm test` and `npm run check` are made of, one file of unit tests and one
 * spec. Format, lint, types and tests do there what they do here, on a tenth of the files.
 */
export function makeThinCopy(folder: string): void {
  for (const path of [...whole, ...closureOf(roots)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(project, path), join(folder, path), { recursive: true });
  }
  for (const [path, text] of Object.entries(ownTests)) writeFileSync(join(folder, path), text);
}

/** Puts the packages of this project where those of the copy would be. */
export function shareInstalledPackages(folder: string): void {
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** The files, and every file of the project that they import, types too. */
function closureOf(files: readonly string[]): readonly string[] {
  const found = new Set(files);
  for (const file of found) {
    const { importedFiles } = preProcessFile(readFileSync(join(project, file), 'utf8'), true, true);
    for (const { fileName } of importedFiles.filter((one) => one.fileName.startsWith('.'))) {
      const path = relative(project, join(project, dirname(file), fileName));
      if (existsSync(join(project, path))) found.add(path);
    }
  }
  return [...found];
}
