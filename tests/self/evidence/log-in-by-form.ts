import { expect, type Page } from '@playwright/test';
import { fillSecret } from '../../../helpers/browser/evidence/fill-secret.ts';
import type { StackUrls } from '../command/own-stack.ts';

/** What must be nowhere afterwards. */
export type Canaries = Readonly<Record<'password' | 'accessToken' | 'refreshToken', string>>;

let users = 0;

/** Registers a user, logs in by the page's own form as people do, and asks the agent something. */
export async function logInByForm(page: Page, urls: StackUrls): Promise<Canaries> {
  const password = `Canary-${Math.random().toString(36).slice(2)}/+"x`;
  const email = `gp-evidence-${process.pid}-${(users += 1)}@example.com`;
  const reply = await fetch(`${urls.auth}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, full_name: 'Canary' }),
  });
  expect(reply.status).toBeLessThan(300);
  await page.goto(`${urls.frontend}/login`);
  await page.getByPlaceholder('Email').fill(email);
  await fillSecret(page.getByPlaceholder('Password'), password);
  await page.getByRole('button', { name: 'Login with Custom Credentials' }).click();
  await page.getByTestId('message-textarea').fill('For project canary: 40 calls a day at 12 cents.');
  await page.getByTestId('message-textarea').press('Enter');
  await expect(page.getByText('Analysis Complete')).toBeVisible({ timeout: 15_000 });
  const [accessToken, refreshToken] = await page.evaluate(() => {
    const { localStorage } = globalThis as unknown as { localStorage: { getItem(key: string): string } };
    return [localStorage.getItem('jwt_token'), localStorage.getItem('refresh_token')] as const;
  });
  return { password, accessToken, refreshToken };
}
