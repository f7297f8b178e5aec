import type { HttpReply } from '../http/http-client.ts';

/** Whether an answer is a page, by its header or its first words. */
export function isHtml({ headers, text }: Pick<HttpReply, 'headers' | 'text'>): boolean {
  return (
    /^text\/html\b/i.test(headers.get('content-type') ?? '') || /^\s*<(?:!doctype html|html)\b/i.test(text)
  );
}
