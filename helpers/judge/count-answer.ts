import { drawnMarkdown } from './drawn-markdown.ts';

/**
 * How often an answer stands in a text that a page shows. White space and the marks of Markdown do not count, since a page may
 * draw them. A text that the server has cut, with three dots at its end, may go on where it was cut (websocket contract, 4.1).
 */
export function countAnswer(text: string, answer: string): number {
  const whole = answer.replace(/(?:\.{3}|…)\s*$/, '');
  // A page that draws lists shows no marks before their lines; in one that does not, such a mark may be part of a sentence.
  const unlisted = (one: string): string => plain(withoutListMarks(one));
  return Math.max(
    occurrences(plain(text), plain(whole)),
    occurrences(unlisted(text), unlisted(whole)),
    occurrences(unlisted(text), unlisted(drawnMarkdown(whole))),
    // Where a page shows Markdown as it was written, its lines run together, and what marks a line of its own stands amid the text.
    occurrences(plain(inOneLine(text)), plain(inOneLine(whole))),
  );
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/^\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*$/gm, '')
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‘’‚′]/g, "'")
    .replace(/[‐-―−-]+/g, '-')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\s*_#`~>|\\]+/g, '');
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function withoutListMarks(text: string): string {
  return text.replace(/^\s*(?:[-*+•]|\d+[.)])\s+/gm, '');
}

function occurrences(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1;
}
