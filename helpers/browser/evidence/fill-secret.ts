import type { Locator } from '@playwright/test';
import { registerSecret } from '../../reporting/redact.ts';

/**
 * Types a password or a token into a field. Playwright puts what is typed into the title of its step, so the value is made known as a
 * secret before there is such a title. Throws when it is shorter than 6 characters.
 */
export async function fillSecret(field: Locator, value: string): Promise<void> {
  registerSecret(value);
  await field.fill(value);
}
