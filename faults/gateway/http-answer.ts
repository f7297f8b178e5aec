import { STATUS_CODES } from 'node:http';

import { editHeaders, type HeaderPairs } from './header-pairs.ts';

/** A whole answer of HTTP, held in memory. */
export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderPairs;
  readonly body: Buffer;
}

interface BodyFields {
  readonly json?: unknown;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
}

/** An answer of the gateway's own. */
export function makeAnswer(
  status: number,
  fields: BodyFields,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const { body, type } = bodyOf(fields);
  const own: HeaderPairs = [...(type === undefined ? [] : [['Content-Type', type] as const])];
  return withBody(
    {
      status,
      statusText: STATUS_CODES[status] ?? '',
      headers: editHeaders(own, headers),
      body: Buffer.alloc(0),
    },
    body,
  );
}

/** The same answer with another body and the length that goes with it. */
export function withBody(answer: HttpAnswer, body: Buffer, type?: string): HttpAnswer {
  const set = {
    'Content-Length': String(body.length),
    ...(type === undefined ? {} : { 'Content-Type': type }),
  };
  const headers = editHeaders(answer.headers, set, ['transfer-encoding', 'content-encoding', 'etag']);
  return { ...answer, headers, body };
}

/** The body that a fault asks for, and its type; no type when it asks for none. */
export function bodyOf({ json, text, html }: BodyFields): {
  readonly body: Buffer;
  readonly type: string | undefined;
} {
  if (json !== undefined) return { body: Buffer.from(JSON.stringify(json)), type: 'application/json' };
  if (html !== undefined) return { body: Buffer.from(html), type: 'text/html; charset=utf-8' };
  if (text !== undefined) return { body: Buffer.from(text), type: 'text/plain; charset=utf-8' };
  return { body: Buffer.alloc(0), type: undefined };
}
