import type { Context } from 'hono';

import { ignoredAt } from '../auth/ignored-checks.ts';
import type { Thread } from '../chat/thread.ts';
import type { Route } from '../http/route.ts';
import { asUser } from './as-user.ts';
import type { BackendService } from './backend-service.ts';
import { errorAnswer } from './error-answer.ts';

/** A handler for the thread in the path: unknown 404, another user's 403. */
export function withThread(
  { auth, chat, settings }: BackendService,
  handle: (context: Context, thread: Thread) => Response | Promise<Response>,
): Route['handle'] {
  const isOpenToAll = ignoredAt(settings.ignores, 'backend').has('thread-owner');
  return asUser(auth, (context, userId) => {
    const thread = chat.threads.find(context.req.param('thread_id') ?? '');
    if (thread === undefined) return errorAnswer(context, 404, 'Thread not found');
    if (thread.userId !== userId && !isOpenToAll) return errorAnswer(context, 403, 'Access denied');
    return handle(context, thread);
  });
}
