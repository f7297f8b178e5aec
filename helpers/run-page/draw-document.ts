import { createHash } from 'node:crypto';
import { markup, Markup, type Part } from './markup.ts';

/** A page that stands alone. */
export interface StandAlone {
  readonly title: string;
  /** The first stands in the head; of the others that parts of the body bring along, the page only knows that they are its own. */
  readonly styles: readonly [string, ...string[]];
  readonly body: Part;
}

/**
 * An HTML page to which nothing is loaded and on which no script runs: its own policy forbids everything but the styles that are given,
 * by their hashes, so that nothing in the body can bring any of it in.
 */
export function drawDocument({ title, styles, body }: StandAlone): string {
  const allowed = styles.map(hashOf).join(' ');
  const policy = `default-src 'none'; style-src ${allowed}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>\n${
    markup`<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(styles[0])}</style></head>
<body><main>${body}</main></body></html>
`.text
  }`;
}

function hashOf(style: string): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
