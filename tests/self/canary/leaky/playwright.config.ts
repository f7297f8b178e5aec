import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import base from '../../../../playwright.config.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const absolute = (path: string): string => (path.startsWith('./') ? `${root}${path.slice(2)}` : path);
const reporters = Array.isArray(base.reporter) ? base.reporter : [];

/** The suite's own configuration, all its reporters included, with tests that give secrets away. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'leaky-test.ts',
  testIgnore: [],
  globalSetup: absolute(String(base.globalSetup)),
  reporter: reporters.map(([name, options]) => [absolute(name), options] as [string, unknown]),
});
