import type { Route } from '../http/route.ts';
import type { BackendService } from './backend-service.ts';
import { invalidRequest } from './invalid-request.ts';
import { objectBody } from './object-body.ts';
import { pageOf } from './page-of.ts';
import { withThread } from './with-thread.ts';

/** The messages of a thread, oldest first. A message that is posted here is stored and starts no turn, as recorded. */
export function messageRoutes(service: BackendService): readonly Route[] {
  const list = withThread(service, (context, thread) => {
    const page = pageOf(context, 50);
    if (page.kind === 'refused') return page.response;
    return context.json({
      messages: thread.messages.slice(page.offset, page.offset + page.limit),
      thread_id: thread.id,
      total: thread.messages.length,
      limit: page.limit,
      offset: page.offset,
    });
  });

  const add = withThread(service, async (context, thread) => {
    const body = await objectBody(context);
    if (body.kind === 'refused') return body.response;
    const text = body.fields['message'];
    if (typeof text !== 'string') {
      return invalidRequest(context, {
        type: 'missing',
        loc: ['body', 'message'],
        msg: 'Field required',
        input: body.fields,
      });
    }
    const { id, content, role, created_at } = service.chat.threads.add(thread, 'user', text, {});
    return context.json({ id, thread_id: thread.id, content, role, created_at });
  });

  const path = '/api/threads/{thread_id}/messages';
  return [
    { method: 'GET', path, summary: 'List messages', handle: list },
    { method: 'POST', path, summary: 'Add a message', handle: add },
  ];
}
