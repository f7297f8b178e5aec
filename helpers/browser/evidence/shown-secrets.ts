import type { Page } from '@playwright/test';
import { holdsSecret } from '../../reporting/holds-secret.ts';

/** What of a page must not be on a picture of it. */
export interface ShownSecrets {
  /** Places of elements among all elements of the document, in document order, from 1. */
  readonly places: readonly number[];
  /** A secret is shown that no single element can be blamed for. */
  readonly isElsewhere: boolean;
}

/** As much of a page's own world as is needed here: the project is not compiled for pages. */
interface ShownElement {
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string | null }>;
  readonly innerText: string;
  readonly value?: unknown;
  getAttribute(name: string): string | null;
}
declare const document: {
  readonly documentElement: ShownElement;
  querySelectorAll(selector: string): Iterable<ShownElement>;
};
declare function getComputedStyle(element: ShownElement, part: string): { readonly content: string };

interface ShownText {
  readonly place: number;
  readonly text: string;
}

/**
 * Looks through everything that a page shows: texts of elements, what stands in fields, what other documents in it show. Throws when
 * the page cannot be asked.
 */
export async function shownSecrets(page: Page): Promise<ShownSecrets> {
  const { texts, whole } = await page.mainFrame().evaluate(readShown);
  const inner = page.frames().filter((frame) => frame !== page.mainFrame());
  const framed = await Promise.all(
    inner.map((frame) => frame.evaluate(() => document.documentElement.innerText)),
  );
  const secret = texts.filter(({ text }) => holdsSecret(text));
  const rest = secret.reduce((left, { text }) => left.replaceAll(text, ''), whole);
  return {
    places: secret.map(({ place }) => place),
    isElsewhere: holdsSecret(rest) || framed.some(holdsSecret),
  };
}

/** Runs in the page. */
function readShown(): { readonly texts: readonly ShownText[]; readonly whole: string } {
  const texts = [...document.querySelectorAll('*')].flatMap((element, at) => {
    // 3 is a text.
    const nodes = [...element.childNodes].filter((node) => node.nodeType === 3);
    const typed = typeof element.value === 'string' ? element.value : '';
    const own = nodes
      .map((node) => node.textContent ?? '')
      .join('')
      .trim();
    const drawn = ['::before', '::after'].map((part) => getComputedStyle(element, part).content);
    const text = [
      own,
      typed,
      element.getAttribute('placeholder') ?? '',
      ...drawn.filter((one) => /^"/.test(one)),
    ]
      .filter((one) => one !== '')
      .join('\n');
    return text === '' ? [] : [{ place: at + 1, text }];
  });
  return { texts, whole: document.documentElement.innerText };
}
