import type { Context } from 'hono';

import { invalidRequest } from './invalid-request.ts';

export type Page =
  | { readonly kind: 'page'; readonly limit: number; readonly offset: number }
  | { readonly kind: 'refused'; readonly response: Response };

const mostAtOnce = 100;

/** `limit` and `offset` of a list; beyond their bounds 422, as the recorded schema says. */
export function pageOf(context: Context, usualLimit: number): Page {
  const limit = context.req.query('limit') ?? String(usualLimit);
  const offset = context.req.query('offset') ?? '0';
  for (const [name, value] of Object.entries({ limit, offset })) {
    if (!/^-?\d+$/.test(value)) {
      const msg = 'Input should be a valid integer, unable to parse string as an integer';
      return refused(context, { type: 'int_parsing', loc: ['query', name], msg, input: value });
    }
  }
  if (Number(limit) > mostAtOnce) {
    const msg = `Input should be less than or equal to ${mostAtOnce}`;
    const ctx = { le: mostAtOnce };
    return refused(context, { type: 'less_than_equal', loc: ['query', 'limit'], msg, input: limit, ctx });
  }
  if (Number(offset) < 0) {
    const msg = 'Input should be greater than or equal to 0';
    return refused(context, {
      type: 'greater_than_equal',
      loc: ['query', 'offset'],
      msg,
      input: offset,
      ctx: { ge: 0 },
    });
  }
  return { kind: 'page', limit: Number(limit), offset: Number(offset) };
}

function refused(context: Context, wrong: Parameters<typeof invalidRequest>[1]): Page {
  return { kind: 'refused', response: invalidRequest(context, wrong) };
}
