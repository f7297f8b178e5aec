import type { TestInfo } from '@playwright/test';
import { redactMessage } from './redact-messages.ts';

type TestError = TestInfo['errors'][number];

/**
 * Redacts the errors of a test as they come. Playwright writes them into `error-context.md` when every fixture of the test is done,
 * too late for any fixture to look at them.
 */
export function redactErrors({ errors }: Pick<TestInfo, 'errors'>): void {
  const clean = (error: TestError): TestError => redactMessage(error) as TestError;
  const push = Array.prototype.push.bind(errors) as typeof errors.push;
  errors.splice(0, errors.length, ...errors.map(clean));
  errors.push = (...more) => push(...more.map(clean));
}
