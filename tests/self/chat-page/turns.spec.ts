import { expect } from '@playwright/test';
import { isConnected, noteTexts, openChat, reads, requestsOf, say, test } from './page-test.ts';

const question = 'We make 1200 model calls a day. How many calls are that in 30 days?';
const another = 'Our budget is 6000 dollars. What is 30 percent of it?';
/** The socket ends without a word in the middle of the first run. */
const lostSocket = {
  kind: 'frame-close',
  match: { type: 'tool_executing', connection: 1, run: 1, nth: 1 },
  code: 1006,
} as const;

/** Runs in the page: the second stroke comes before the page could draw what the first one did. */
const strikeEnterTwice = `
  for (let stroke = 0; stroke < 2; stroke += 1) {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'Enter' });
    document.querySelector('#message-input').dispatchEvent(event);
  }
`;
const contentOverflow = `
  const content = document.querySelector('[data-testid="main-content"]');
  content.scrollWidth - content.clientWidth
`;
const thought = '[data-testid="thinking-indicator"]';
const connection = '[data-testid="main-chat"] [role="status"]';

test.describe('a turn in the chat page', () => {
  test('ends with the answer, in a thread that can be loaded again, and without a word in the console', async ({
    serve,
    user,
    problems,
  }) => {
    const served = await serve();
    const page = await openChat(user, served);
    await say(page, question);
    await reads(page, [question, '36000']);
    await expect(page.getByTestId('message-textarea')).toBeFocused();
    await say(page, 'What is 20 percent of that?');
    await reads(page, [question, '36000', '20 percent', '7200']);
    expect(new URL(page.url()).pathname).toMatch(/^\/chat\/thread_/);
    await page.reload();
    await reads(page, [question, '36000', '20 percent', '7200']);
    await page.getByTestId('logout-button').click();
    await expect(page).toHaveURL(`${served.url}/login`);
    expect(problems).toEqual([]);
  });

  test('is begun once by two quick strokes, and by two quick clicks', async ({ serve, user }) => {
    const posts = requestsOf(user, 'POST');
    const page = await openChat(user, await serve());
    await page.getByTestId('message-textarea').fill(question);
    await page.evaluate(strikeEnterTwice);
    await reads(page, [question, '36000']);
    await page.getByTestId('message-textarea').fill(another);
    await page.getByTestId('send-button').dblclick();
    await reads(page, [question, '36000', another, '1800']);
    expect(posts.filter((path) => path === '/api/agent/v2/execute')).toHaveLength(2);
    expect(posts.filter((path) => path === '/api/threads')).toHaveLength(1);
  });

  test('comes to its answer over HTTP when its socket is lost, and the next one has a socket again', async ({
    serve,
    user,
  }) => {
    const page = await openChat(user, await serve({ paceMs: 1_500 }, [lostSocket]));
    const connections = await noteTexts(page, connection);
    await say(page, question);
    await reads(page, [question, '36000']);
    await isConnected(page);
    expect(await connections()).toContain('Reconnecting...');
    await say(page, another);
    await expect(page.getByTestId('response-card')).toContainText('DataAgent');
    await reads(page, [question, '36000', another, '1800']);
  });

  test('comes to its answer when every connection is lost as soon as it has begun', async ({
    serve,
    user,
  }) => {
    const { backendLine, ...served } = await serve({ paceMs: 300 });
    const page = await openChat(user, { backendLine, ...served });
    // The page has heard of a run, and asks the thread whether it is its own.
    const begun = page.waitForRequest((request) => request.url().includes('/messages'));
    await say(page, question);
    await begun;
    backendLine.cut();
    await expect(page.getByText('Reconnecting...', { exact: true })).toBeVisible();
    backendLine.mend();
    await reads(page, [question, '36000']);
  });

  test('comes to its answer by the thread when it was begun over the socket that is lost', async ({
    serve,
    user,
  }) => {
    const page = await openChat(user, await serve({ paceMs: 600 }, [lostSocket]));
    const connections = await noteTexts(page, connection);
    await page.getByRole('button', { name: /3 cents each/ }).click();
    await reads(page, ['3 cents each', '1080']);
    expect(await connections()).toContain('Reconnecting...');
  });

  test('comes to its answer when the page is loaded anew meanwhile', async ({ serve, user }) => {
    const page = await openChat(user, await serve({ paceMs: 2_000 }));
    await page.getByRole('button', { name: /3 cents each/ }).click();
    await expect(page.getByTestId('response-card')).toContainText('TriageAgent');
    await page.reload();
    await expect(page.getByTestId('agent-processing')).toBeVisible();
    await reads(page, ['3 cents each', '1080']);
  });

  test('is not lost while the service is away: it can be sent again, and stands there once', async ({
    serve,
    user,
  }) => {
    const { backendLine, ...served } = await serve();
    const page = await openChat(user, { backendLine, ...served });
    backendLine.cut();
    await expect(page.getByText('Reconnecting...', { exact: true })).toBeVisible();
    await say(page, question);
    await expect(page.getByTestId('message-input').getByRole('alert')).toContainText('cannot be reached');
    await expect(page.getByRole('article')).toContainText(['Not answered']);
    backendLine.mend();
    await page.getByRole('button', { name: 'Try Again' }).click();
    await reads(page, [question, '36000']);
    await isConnected(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('that the service refuses over the socket says why, and can be sent again', async ({
    serve,
    user,
  }) => {
    const refused = {
      kind: 'frame-edit',
      match: { direction: 'out', chat: true, nth: 1 },
      set: { 'payload.thread_id': 'thread_of_nobody' },
    } as const;
    const page = await openChat(user, await serve({}, [refused]));
    await page.getByRole('button', { name: /3 cents each/ }).click();
    await expect(page.getByTestId('message-input').getByRole('alert')).toContainText('Thread not found');
    await page.getByRole('button', { name: 'Try Again' }).click();
    await reads(page, ['3 cents each', '1080']);
  });

  test('shows nothing of the one that another tab begins at the same time', async ({ serve, user }) => {
    const served = await serve({ paceMs: 600 });
    const one = await openChat(user, served);
    const other = await user.newPage();
    await other.goto(`${served.url}/chat`);
    await isConnected(other);
    const thoughtsOfOne = await noteTexts(one, thought);
    const thoughtsOfOther = await noteTexts(other, thought);
    await Promise.all([say(one, `For Quartz-11: ${question}`), say(other, `For Amber-22: ${another}`)]);
    await Promise.all([reads(one, ['Quartz-11', '36000']), reads(other, ['Amber-22', '1800'])]);
    expect((await thoughtsOfOne()).join('; ')).toContain('Quartz-11');
    expect((await thoughtsOfOne()).join('; ')).not.toContain('Amber-22');
    expect((await thoughtsOfOther()).join('; ')).toContain('Amber-22');
    expect((await thoughtsOfOther()).join('; ')).not.toContain('Quartz-11');
  });

  test('is read in every tab that has its conversation open', async ({ serve, user }) => {
    const served = await serve();
    const one = await openChat(user, served);
    await say(one, question);
    await reads(one, [question, '36000']);
    const other = await user.newPage();
    await other.goto(one.url());
    await reads(other, [question, '36000']);
    await isConnected(other);
    await say(one, 'What is 20 percent of that?');
    for (const page of [one, other]) await reads(page, [question, '36000', '20 percent', '7200']);
    await one.getByTestId('new-chat-button').click();
    await say(one, another);
    await expect(other.getByTestId('thread-list').getByRole('button')).toHaveCount(2);
    await reads(other, [question, '36000', '20 percent', '7200']);
  });

  test('may be of a very long word, which stays within the page', async ({ serve, user }) => {
    const page = await openChat(user, await serve());
    const word = 'abcdefghi-'.repeat(100).replaceAll('-', 'j');
    await page.getByTestId('message-textarea').fill(`${word.repeat(10)}x`);
    await expect(page.getByTestId('character-count')).toHaveText('10000 / 10000');
    await page.getByTestId('message-textarea').press('Enter');
    await reads(page, [word, word.slice(0, 20)]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await page.evaluate(contentOverflow)).toBe(0);
  });
});
