import type { Context } from 'hono';

import type { Thread } from '../chat/thread.ts';
import type { Route } from '../http/route.ts';
import { asUser } from './as-user.ts';
import type { BackendService } from './backend-service.ts';
import { errorAnswer } from './error-answer.ts';

/** A handler for the thread in the path: unknown 404, another user's 403. */
export function withThread(
  { auth, chat }: BackendService,
  handle: (context: Context, thread: Thread) => Response | Promise<Response>,
): Route['handle'] {
  return asUser(auth, (context, userId) => {
    const thread = chat.threads.find(context.req.param('thread_id') ?? '');
    if (thread === undefined) return errorAnswer(context, 404, 'Thread not found');
    if (thread.userId !== userId) return errorAnswer(context, 403, 'Access denied');
    return handle(context, thread);
  });
}
