import { checkId } from '../reporting/check-id.ts';
import type { AllureResult } from './allure-result.ts';

/** The check's id from `browser/message.spec.ts › message in a browser › is shown …`, the full name that allure-playwright gives. */
export function checkIdOfResult({ fullName }: Pick<AllureResult, 'fullName'>): string {
  const [file = '', ...titles] = fullName.split(' › ');
  return checkId(file, titles);
}
