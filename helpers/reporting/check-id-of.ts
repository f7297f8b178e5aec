import { relative, sep } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { checkId } from './check-id.ts';

/** The id of a running check; the same as the reporter's. */
export function checkIdOf(testInfo: TestInfo): string {
  const file = relative(testInfo.project.testDir, testInfo.file).split(sep).join('/');
  return checkId(file, testInfo.titlePath.slice(1));
}
