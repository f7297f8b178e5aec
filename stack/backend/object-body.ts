import type { Context } from 'hono';

import { readJson } from '../http/read-json.ts';
import { invalidRequest } from './invalid-request.ts';

export type ObjectBody =
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly response: Response };

/** A request body that must be a JSON object; what it is instead is answered with 422. */
export async function objectBody(context: Context): Promise<ObjectBody> {
  const body = await readJson(context);
  switch (body.kind) {
    case 'object':
      return { kind: 'fields', fields: body.value };
    case 'empty':
      return refused(context, { type: 'missing', loc: ['body'], msg: 'Field required', input: null });
    case 'malformed':
      return refused(context, {
        type: 'json_invalid',
        loc: ['body', 1],
        msg: 'JSON decode error',
        input: {},
        ctx: { error: body.why.split(':')[0] ?? body.why },
      });
    case 'other':
      return refused(context, {
        type: 'model_attributes_type',
        loc: ['body'],
        msg: 'Input should be a valid dictionary or object to extract fields from',
        input: body.value,
      });
  }
}

function refused(context: Context, wrong: Parameters<typeof invalidRequest>[1]): ObjectBody {
  return { kind: 'refused', response: invalidRequest(context, wrong) };
}
