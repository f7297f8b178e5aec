import { expect } from '@playwright/test';
import { readViews, viewsScript, type RawView } from '../../../helpers/browser/page-views.ts';
import { test } from './page-test.ts';

const answer = 'Project Opal costs $14,400 a month.';

/** What is seen of a page with one message in which the answer stands so. */
function pageWith(message: string, style = ''): string {
  return `<!doctype html><style>${style}</style><main data-testid="main-chat">${message}<textarea data-testid="message-textarea">next</textarea></main>`;
}

const seen: Readonly<Record<string, string>> = {
  'as it is': pageWith(`<article>${answer}</article>`),
  'in several elements': pageWith(
    '<article>Project <b>Opal</b> costs <code>$14,400</code> a month.</article>',
  ),
  'in letters cut out of their background': pageWith(
    `<article>${answer}</article>`,
    'article { background: linear-gradient(red, blue); background-clip: text; color: transparent }',
  ),
  'scrolled out of view': pageWith(
    `<div><p></p><article>${answer}</article></div>`,
    'div { height: 50px; overflow: auto } p { height: 900px }',
  ),
  'in a box that is as high as it is': pageWith(
    `<div><article>${answer}</article></div>`,
    'div { overflow: hidden }',
  ),
  'in a box that scrolls, in one that does not': pageWith(
    `<section><div><p></p><article>${answer}</article></div></section>`,
    'section { height: 90px; overflow: hidden } div { height: 50px; overflow: auto } p { height: 900px }',
  ),
  'cut, with a button that opens it': pageWith(
    `<article><p>${answer}</p><button aria-label="Show more"></button></article>`,
    'p { width: 3em; max-height: 1.2em; overflow: hidden }',
  ),
  'in the colour of what lies far behind': pageWith(
    `<div><article>${answer}</article></div>`,
    'div { background: white } article { background: navy; color: white }',
  ),
  'after it has faded in': pageWith(
    `<article>${answer}</article>`,
    'article { animation: in 300ms } @keyframes in { from { opacity: 0 } to { opacity: 1 } }',
  ),
};
const unseen: Readonly<Record<string, string>> = {
  'not drawn': pageWith(`<article>${answer}</article>`, 'article { display: none }'),
  hidden: pageWith(`<article>${answer}</article>`, 'article { visibility: hidden }'),
  'see-through': pageWith(`<article><p>${answer}</p></article>`, 'article { opacity: 0 }'),
  'in letters without a colour': pageWith(`<article><p>${answer}</p></article>`, 'p { color: transparent }'),
  'in letters without a size': pageWith(`<article><p>${answer}</p></article>`, 'p { font-size: 0 }'),
  'in the colour of its ground': pageWith(
    `<article><p>${answer}</p></article>`,
    'article { background: white } p { color: white }',
  ),
  'all but its first line cut away': pageWith(
    `<article><p>${answer}</p></article>`,
    'p { width: 3em; max-height: 1.2em; overflow: hidden }',
  ),
  'beside the page': pageWith(
    `<article>${answer}</article>`,
    'article { position: absolute; left: -9999px }',
  ),
  'in a box without height': pageWith(
    `<div><article>${answer}</article></div>`,
    'div { height: 0; overflow: hidden; border: 1px solid }',
  ),
  'for screen readers alone': pageWith(
    `<article><p>${answer}</p></article>`,
    'p { position: absolute; width: 1px; height: 1px; overflow: hidden }',
  ),
};

test.describe('what the script of the views says', () => {
  test('an answer, and that the page is at work, are seen where somebody can see them, and nowhere else', async ({
    user,
  }) => {
    const page = await user.newPage();
    await page.addInitScript({ path: viewsScript });
    const look = async (html: string): Promise<RawView | undefined> => {
      await page.goto(`data:text/html,${encodeURIComponent(html)}`);
      return (await page.evaluate(readViews, 1_000)).at(-1);
    };

    for (const [how, html] of Object.entries(seen)) {
      await look(html);
      await expect
        .poll(async () => (await page.evaluate(readViews, 1_000)).at(-1)?.seen, { message: how })
        .toEqual([answer]);
    }
    for (const [how, html] of Object.entries(unseen)) {
      expect((await look(html))?.seen, how).toEqual(['']);
    }
    expect((await look(seen['as it is'] ?? ''))?.draft).toBe('next');
    expect((await look(pageWith('', 'main { opacity: 0 }')))?.hasChat).toBe(false);
    const stacked = 'div { display: flex; flex-direction: column-reverse }';
    const two = '<div><article>second</article><article>first</article></div>';
    expect((await look(pageWith(two, stacked)))?.articles).toEqual(['first', 'second']);
    const pinned = '<div><article>question</article><article>long answer</article></div>';
    const scrolled = `div { height: 60px; overflow: auto } article + article { height: 900px; margin-top: -40px } article { position: sticky; top: 0 }`;
    expect((await look(pageWith(pinned, scrolled)))?.articles).toEqual(['question', 'long answer']);
    const spinner = '<p data-testid="agent-processing">Processing your request...</p>';
    expect((await look(pageWith(spinner)))?.isBusy).toBe(true);
    expect((await look(pageWith(spinner, 'p { visibility: hidden }')))?.isBusy).toBe(false);
  });
});
