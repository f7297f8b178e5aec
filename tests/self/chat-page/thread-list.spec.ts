import { expect } from '@playwright/test';
import { showsThreadList } from '../../../helpers/browser/shows-thread-list.ts';
import { test } from './page-test.ts';

const sidebar = (inner: string): string => `<aside data-testid="chat-sidebar">${inner}</aside>`;
const list = (inner = '', style = ''): string =>
  `<ul data-testid="thread-list" style="${style}">${inner}</ul>`;

const shown: Readonly<Record<string, string>> = {
  'with entries': sidebar(list('<li>A thread</li>')),
  'empty, and so without a size': sidebar(list('', 'margin: 0; padding: 0')),
  'replaced by the words that there are none': sidebar('<p>No conversations yet</p>'),
};
const lacking: Readonly<Record<string, string>> = {
  'not there': sidebar('<p>Welcome</p>'),
  'empty and not drawn': sidebar(list('', 'display: none')),
  'empty in a sidebar that is hidden': `<div style="visibility: hidden">${sidebar(list())}</div>`,
  'drawn nowhere, with entries': sidebar(list('<li>A thread</li>', 'display: none')),
  'drawn without a size, with entries': sidebar(
    list('<li>A thread</li>', 'height: 0; width: 0; padding: 0; overflow: hidden'),
  ),
};

test.describe('the list of threads', () => {
  test('is seen where a user sees one, and an empty one needs no size', async ({ user }) => {
    const page = await user.newPage();
    const judged: Record<string, boolean> = {};
    for (const [name, html] of Object.entries({ ...shown, ...lacking })) {
      await page.setContent(html);
      judged[name] = await showsThreadList(page);
    }

    expect(judged).toEqual({
      ...Object.fromEntries(Object.keys(shown).map((name) => [name, true])),
      ...Object.fromEntries(Object.keys(lacking).map((name) => [name, false])),
    });
  });
});
