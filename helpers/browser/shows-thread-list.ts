import type { Page } from '@playwright/test';

/** What is asked of an element in the page: this project has no types of the browser's own. */
interface ElementInPage {
  readonly textContent: string | null;
  checkVisibility(options: { readonly visibilityProperty: boolean }): boolean;
}

/**
 * Whether the list of threads is there for a user to see. One without an entry has no size of its own, and a page may say "No
 * conversations yet" in its place (ui contract, 3.2): both are an empty list, not a lacking one.
 */
export async function showsThreadList(page: Page): Promise<boolean> {
  const list = page.getByTestId('thread-list');
  if (await list.isVisible()) return true;
  if (await page.getByTestId('chat-sidebar').getByText('No conversations yet').isVisible()) return true;
  // What is missing has no state; what is not drawn does not count, however empty it is.
  return list.evaluateAll((found: readonly ElementInPage[]) =>
    found.some(
      (element) =>
        (element.textContent ?? '').trim() === '' && element.checkVisibility({ visibilityProperty: true }),
    ),
  );
}
