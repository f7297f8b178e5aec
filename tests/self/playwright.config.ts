import { defineConfig } from '@playwright/test';

/** Tests of the project itself that start processes: the real command, its exit code and its words. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../reports/self',
  timeout: 120_000,
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: [['list']],
});
