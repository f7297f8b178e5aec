import type { Account } from '../auth/account.ts';
import type { ChatWindow } from './chat-window.ts';

/** How long a field or a button may take to be there and to take what is typed, ms. */
const actionMs = 1_500;

/**
 * Types a credential into the form of the login page and presses its button (ui contract, section 2). The password is typed by the
 * browser's own protocol: the steps of the test runner, which its reports list, would name it.
 * Rejects with a sentence when the form does not let it.
 */
export async function submitLoginForm(
  window: ChatWindow,
  { email, password }: Pick<Account, 'email' | 'password'>,
): Promise<void> {
  const { page } = window;
  const timeout = { timeout: window.patience(actionMs) };
  await done('There is no field for the email', () =>
    page.getByPlaceholder('Email', { exact: true }).fill(email, timeout),
  );
  const field = page.getByPlaceholder('Password', { exact: true });
  await done('There is no field for the password', async () => {
    await field.fill('', timeout);
    await field.focus(timeout);
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.insertText', { text: password });
  await cdp.detach();
  await done('The form cannot be sent', () =>
    page.getByRole('button', { name: 'Login with Custom Credentials' }).click(timeout),
  );
}

async function done(otherwise: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw new Error(otherwise, { cause: error });
  }
}
