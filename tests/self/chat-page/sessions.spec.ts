import { expect, type Page } from '@playwright/test';
import { decodeJwt } from 'jose';
import { isConnected, openChat, reads, requestsOf, say, test } from './page-test.ts';

const question = 'We make 1200 model calls a day. How many calls are that in 30 days?';
const another = 'Our budget is 6000 dollars. What is 30 percent of it?';

/** What the page keeps in the browser under this name. */
const stored = (page: Page, key: string): Promise<string> =>
  page.evaluate<string>(`localStorage.getItem('${key}')`);

/** Waits until the token of the page has run out. */
async function outlive(page: Page): Promise<void> {
  const expiresAtMs = 1000 * (decodeJwt(await stored(page, 'jwt_token')).exp ?? 0);
  await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(expiresAtMs);
}

test.describe('a session in the chat page', () => {
  test('ends in every tab with the logout of one, and begins again in every tab', async ({ serve, user }) => {
    const served = await serve();
    const one = await openChat(user, served);
    const other = await user.newPage();
    await other.goto(`${served.url}/chat`);
    await isConnected(other);
    await one.getByTestId('logout-button').click();
    for (const page of [one, other]) await expect(page).toHaveURL(`${served.url}/login`);
    expect((await user.storageState()).origins).toEqual([]);
    await other.goBack();
    await expect(other.getByTestId('main-chat')).toHaveCount(0);
    await other.goto(served.url);
    await other.getByRole('button', { name: /Quick Dev Login/ }).click();
    for (const page of [one, other]) await isConnected(page);
  });

  test('is renewed when its token has run out, once for all tabs, and nobody notices', async ({
    serve,
    user,
    problems,
  }) => {
    const posts = requestsOf(user, 'POST');
    const served = await serve({ accessTokenSeconds: 5 });
    const one = await openChat(user, served);
    const other = await user.newPage();
    await other.goto(`${served.url}/chat`);
    await isConnected(other);
    const renewals = (): number => posts.filter((path) => path === '/auth/refresh').length;
    await outlive(one);
    const before = renewals();
    await Promise.all([other.reload(), one.reload()]);
    await Promise.all([isConnected(one), isConnected(other)]);
    expect(renewals()).toBe(before + 1);
    await Promise.all([say(one, question), say(other, another)]);
    await Promise.all([reads(one, [question, '36000']), reads(other, [another, '1800'])]);
    expect(problems).toEqual([]);
  });

  test('that has run out and cannot be renewed leads to the login', async ({ serve, user }) => {
    const served = await serve({ accessTokenSeconds: 4 });
    const page = await openChat(user, served);
    await page.evaluate("localStorage.removeItem('refresh_token')");
    await outlive(page);
    await page.getByTestId('new-chat-button').click();
    await expect(page).toHaveURL(`${served.url}/login`);
    await page.goto(`${served.url}/chat`);
    await expect(page).toHaveURL(`${served.url}/login`);
  });

  test('is refused at the socket when its token was logged out elsewhere, and renewed', async ({
    serve,
    user,
  }) => {
    const served = await serve();
    const page = await openChat(user, served);
    const token = await stored(page, 'jwt_token');
    await fetch(`${served.auth}/auth/logout`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(5_000),
    });
    await page.reload();
    await isConnected(page);
    expect(await stored(page, 'jwt_token')).not.toBe(token);
    await say(page, question);
    await reads(page, [question, '36000']);
  });

  test('keeps its conversations apart when the user goes back and forward', async ({ serve, user }) => {
    const served = await serve();
    const page = await openChat(user, served);
    await say(page, question);
    await reads(page, [question, '36000']);
    const first = page.url();
    await page.getByTestId('new-chat-button').click();
    await expect(page.getByTestId('example-prompts')).toBeVisible();
    await say(page, another);
    await reads(page, [another, '1800']);
    const second = page.url();
    await page.goBack();
    await reads(page, [question, '36000']);
    expect(page.url()).toBe(first);
    await page.goForward();
    await reads(page, [another, '1800']);
    expect(page.url()).toBe(second);
    await page.getByTestId('thread-list').getByRole('button', { name: 'We make 1200' }).click();
    await reads(page, [question, '36000']);
    expect(page.url()).toBe(first);
  });

  test('takes over the tokens of a login elsewhere, which do not stay in the address', async ({
    serve,
    user,
  }) => {
    const served = await serve();
    const answer = await fetch(`${served.auth}/auth/dev/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(5_000),
    });
    const { access_token: access, refresh_token: refresh } = (await answer.json()) as Record<string, string>;
    const page = await user.newPage();
    await page.goto(
      `${served.url}/auth/callback?access_token=${access ?? ''}&refresh_token=${refresh ?? ''}`,
    );
    await isConnected(page);
    expect(page.url()).toBe(`${served.url}/chat`);
    await page.goto(`${served.url}/auth/error?error=access_denied&error_description=You+said+no.`);
    await expect(page.getByRole('alert')).toHaveText('You said no.');
  });
});
