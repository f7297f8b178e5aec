import { markup, type Part } from './markup.ts';

/** Words of ours: what stands between backticks is to be typed as it stands; of a link to another document its words are left. */
export function withCode(text: string): Part {
  const plain = text.replace(/\[([^\]]+)\]\([^)\s]+\)/g, '$1');
  return plain.split('`').map((part, at) => (at % 2 === 1 ? markup`<code>${part}</code>` : part));
}
