import { createHash } from 'node:crypto';
import type { AllurePair } from './allure-result.ts';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/**
 * By what Allure knows a check again in the next run: the test case and its parameters, in the form that allure-js-commons gives it
 * (`getTestResultHistoryId`). One and the same check on two targets has two histories.
 */
export function historyId(testCaseId: string, parameters: readonly AllurePair[]): string {
  const told = parameters
    .filter(({ excluded }) => excluded !== true)
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.value.localeCompare(b.value))
    .map(({ name, value }) => `${name}:${value}`);
  return `${testCaseId}:${md5(told.join(','))}`;
}
