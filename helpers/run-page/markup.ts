/** Text that is HTML already. Whatever else goes into `markup` is text, and stays text. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a hole of `markup`. `undefined` leaves it empty. */
export type Part = Markup | string | number | undefined | readonly Part[];

/** HTML from a template: every hole is escaped, so that no word of the product can become an element, an attribute or a script. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.map((text, at) => `${text}${written(parts[at])}`).join(''));
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(written).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that no page can show are shown as a box: a browser drops them, and with them what was tried. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (one) => entities[one] ?? '')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\u25a1');
}
