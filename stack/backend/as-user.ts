import type { Context } from 'hono';

import type { Route } from '../http/route.ts';
import type { AuthClient } from './auth-client.ts';
import { errorAnswer } from './error-answer.ts';

/**
 * A handler for logged-in users only. Without a bearer token 403 `Not authenticated` (recorded with FastAPI 0.115; newer
 * versions say 401), with a bad one 401.
 */
export function asUser(
  auth: AuthClient,
  handle: (context: Context, userId: string) => Response | Promise<Response>,
): Route['handle'] {
  return async (context) => {
    const token = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (token === undefined) return errorAnswer(context, 403, 'Not authenticated');
    const validation = await auth.validate(token);
    switch (validation.kind) {
      case 'valid':
        return handle(context, validation.userId);
      case 'invalid':
        return errorAnswer(context, 401, 'Invalid or expired token');
      case 'unavailable':
        return errorAnswer(context, 503, 'Authentication service temporarily unavailable');
    }
  };
}
