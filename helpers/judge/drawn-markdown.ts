const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/**
 * What is left to read of a text in Markdown where a page draws it (ui contract, 3.2): no pictures, no addresses of links, no
 * language beside a block of code, no boxes before tasks, no tags, and signs for their names. Stress, tables and the marks of lists
 * stay as they are.
 */
export function drawnMarkdown(text: string): string {
  return text
    .replace(/^[ \t]*(?:`{3,}|~{3,})[^\n`]*$/gm, '')
    .replace(/!\[[^\]]*\]\((?:[^()\n]|\([^()\n]*\))*\)/g, '')
    .replace(/\[([^\]]*)\]\((?:[^()\n]|\([^()\n]*\))*\)/g, '$1')
    .replace(/<((?:https?|mailto):[^\s<>]+)>/g, '$1')
    .replace(/<\/?[a-z][^<>\n]*>/gi, '')
    .replace(/^([ \t]*[-*+]\s+)\[[ xX]\]\s+/gm, '$1')
    .replace(/^=+[ \t]*$/gm, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (name, word: string) => entities[word] ?? name);
}
