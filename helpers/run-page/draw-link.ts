import { markup, type Part } from './markup.ts';

/** A link that leads away from the page. Only an ordinary address becomes one; anything else stays words. */
export function drawLink(address: string, words: string): Part {
  if (!/^https?:\/\/[^\s"'<>]+$/.test(address)) return words;
  return markup`<a href="${address}" rel="noreferrer">${words}</a>`;
}
