import type { Context } from 'hono';

import { isObject } from '../is-object.ts';

export type JsonBody =
  | { readonly kind: 'object'; readonly value: Readonly<Record<string, unknown>> }
  /** JSON, but a list, a number, a text or null. */
  | { readonly kind: 'other'; readonly value: unknown }
  | { readonly kind: 'empty' }
  /** Not JSON; `why` in the words of Python's parser, as the real services answer. */
  | { readonly kind: 'malformed'; readonly why: string };

/** Reads a request's body. Never throws: what is wrong with a body is the route's to answer. */
export async function readJson(context: Context): Promise<JsonBody> {
  const text = await context.req.text();
  if (text.trim() === '') return { kind: 'empty' };
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { kind: 'object', value } : { kind: 'other', value };
  } catch {
    const why = /^\{\s*[^\s"}]/.test(text)
      ? 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'
      : 'Expecting value: line 1 column 1 (char 0)';
    return { kind: 'malformed', why };
  }
}
