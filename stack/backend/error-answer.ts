import { randomUUID } from 'node:crypto';

import type { Context } from 'hono';

import { clock } from '../clock.ts';

const codes = {
  401: 'AUTH_FAILED',
  403: 'AUTH_UNAUTHORIZED',
  404: 'DB_RECORD_NOT_FOUND',
  500: 'INTERNAL_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const;
export type ErrorStatus = keyof typeof codes;

/** The backend's error envelope (auth.md, head). The debug fields with paths and stack traces are left out on purpose. */
export function errorAnswer(context: Context, status: ErrorStatus, message: string): Response {
  return context.json(
    {
      error: true,
      error_code: codes[status],
      message,
      user_message: message,
      details: { status_code: status },
      trace_id: randomUUID(),
      timestamp: clock.iso(),
      request_id: null,
    },
    status,
  );
}
