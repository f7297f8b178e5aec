import type { Account } from '../auth/account.ts';
import { newWords } from '../judge/new-words.ts';
import type { ChatWindow } from './chat-window.ts';
import { submitLoginForm } from './login-form.ts';
import type { RefusedLogin } from './page-login.ts';
import { readStoredSession } from './stored-session.ts';

/** Types a password that is wrong in its last place, and waits until the page says something to it. */
export async function tryWrongPassword(
  window: ChatWindow,
  { email, password }: Account,
  limitMs: number,
): Promise<RefusedLogin> {
  await window.open('/login', { expects: 'login' });
  const text = (): Promise<string> =>
    window.page
      .locator('body')
      .innerText({ timeout: window.patience(limitMs) })
      .catch(() => '');
  const before = await text();
  const fromUs = window.witness.nowUs();
  const hindrance = await submitLoginForm(window, { email, password: `${password}x` }).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const answer = () =>
    window.witness.record.requests.find(
      ({ atUs, method, isOwn, kind }) => atUs >= fromUs && method === 'POST' && isOwn && kind !== 'ping',
    );
  const isOver = async (): Promise<boolean> =>
    answer()?.endedAtUs !== undefined &&
    (newWords(before, await text()).length > 0 || (await window.main.isVisible()));
  if (hindrance === undefined) await window.until(isOver, limitMs);
  return {
    hindrance,
    newWords: newWords(before, await text()),
    status: answer()?.status,
    path: window.path,
    hasChat: await window.main.isVisible(),
    stored: await readStoredSession(window.page),
  };
}
