import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const reports = process.env['GOLDEN_PATH_REPORTS'] ?? '';

/** A test that gives everything away, with all the reporters of the suite. `evidence-leaks.spec.ts` starts it. */
export default defineConfig({
  testDir: '.',
  testMatch: 'leaky-test.ts',
  outputDir: join(reports, 'artifacts'),
  timeout: 30_000,
  workers: 1,
  reporter: [
    ['list', { printSteps: true }],
    ['html', { open: 'never', outputFolder: join(reports, 'html') }],
    ['junit', { outputFile: join(reports, 'junit.xml'), includeProjectInTestName: true }],
    ['json', { outputFile: join(reports, 'results.json') }],
    ['allure-playwright', { resultsDir: join(reports, 'allure') }],
  ],
});
