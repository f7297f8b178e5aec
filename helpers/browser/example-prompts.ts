import type { Locator, Page } from '@playwright/test';
import { forbiddenWordsIn } from '../../env/forbidden-words.ts';

const hint = 'Click to start conversation';

/** As much of an element of the page as is read here. */
interface Box {
  readonly innerText: string;
  readonly parentElement: Box | null;
}

/**
 * The messages that stand ready on the page (ui contract, section 3.2): clicking one is the product's only way to send over the
 * socket. Those with a word that changes what the product does are left out. Empty when none is there in time.
 */
export async function exampleTexts(page: Page, limitMs: number): Promise<readonly string[]> {
  const texts = await textsOf(page, limitMs);
  return texts.filter((text) => text !== '' && forbiddenWordsIn(text).length === 0);
}

/** Clicks the example with this message. Rejects when there is none, or when it cannot be clicked. */
export async function clickExample(page: Page, text: string, limitMs: number): Promise<void> {
  const at = (await textsOf(page, limitMs)).indexOf(text);
  if (at < 0) throw new Error('there is no such example');
  // What lies over a card belongs to it, and hands the click on.
  await hintsOf(page).nth(at).click({ timeout: limitMs, force: true });
}

async function textsOf(page: Page, limitMs: number): Promise<readonly string[]> {
  const hints = hintsOf(page);
  const isThere = await hints
    .first()
    .waitFor({ timeout: limitMs })
    .then(
      () => true,
      () => false,
    );
  if (!isThere) return [];
  return hints.evaluateAll((found, words) => {
    // The smallest box that holds more than the hint is the card; its longest line is the message.
    return (found as unknown as Box[]).map((one) => {
      let box: Box | null = one;
      while (box !== null && box.innerText.length < words.length + 20) box = box.parentElement;
      const lines = (box?.innerText ?? '').split('\n').map((line) => line.replace(words, '').trim());
      return lines.reduce((longest, line) => (line.length > longest.length ? line : longest), '');
    });
  }, hint);
}

function hintsOf(page: Page): Locator {
  return page.getByTestId('example-prompts').getByText(hint);
}
