import type { HttpReply } from '../http/http-client.ts';

/** The fields of a health body, by name alone: their values change by the second. */
export function healthPiece({
  status,
  json,
}: Pick<HttpReply, 'status' | 'json'>): Readonly<Record<string, string>> {
  if (status !== 200 || typeof json !== 'object' || json === null) return { answer: String(status) };
  return Object.fromEntries(Object.keys(json).map((name) => [`field ${name}`, 'there']));
}
