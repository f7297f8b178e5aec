/** Whether a message of the page is the user's own with this text, as it was typed but for white space. */
export function isOwnMessage(article: string, typed: string): boolean {
  const text = squeeze(typed);
  return text !== '' && squeeze(article).includes(text);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
