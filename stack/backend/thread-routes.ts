import type { Context } from 'hono';

import { ignoredAt } from '../auth/ignored-checks.ts';
import type { Thread } from '../chat/thread.ts';
import { clock } from '../clock.ts';
import type { Route } from '../http/route.ts';
import { isObject } from '../is-object.ts';
import { asUser } from './as-user.ts';
import type { BackendService } from './backend-service.ts';
import { objectBody } from './object-body.ts';
import { pageOf } from './page-of.ts';
import { withThread } from './with-thread.ts';

/** Threads of the logged-in user. Deleting one really deletes it, unlike the recorded service. */
export function threadRoutes(service: BackendService): readonly Route[] {
  const { auth, chat } = service;
  const showsAll = ignoredAt(service.settings.ignores, 'backend').has('thread-list');

  const list = asUser(auth, (context, userId) => {
    const page = pageOf(context, 20);
    if (page.kind === 'refused') return page.response;
    const own = showsAll ? chat.threads.all() : chat.threads.of(userId);
    return context.json(own.slice(page.offset, page.offset + page.limit).map(bodyOf));
  });

  const create = asUser(auth, async (context, userId) => {
    const body = await objectBody(context);
    if (body.kind === 'refused') return body.response;
    const title = typeof body.fields['title'] === 'string' ? body.fields['title'] : null;
    return context.json(bodyOf(chat.threads.create(userId, title, metadataIn(body.fields))));
  });

  const show = withThread(service, (context, thread) => context.json(bodyOf(thread)));

  const change = withThread(service, async (context: Context, thread) => {
    const body = await objectBody(context);
    if (body.kind === 'refused') return body.response;
    const title = typeof body.fields['title'] === 'string' ? body.fields['title'] : thread.title;
    const now = clock.wholeSeconds();
    thread.title = title;
    thread.updatedAt = now;
    thread.metadata = {
      ...thread.metadata,
      ...metadataIn(body.fields),
      user_id: thread.userId,
      ...(title === null ? {} : { title }),
      updated_at: now,
    };
    return context.json(bodyOf(thread));
  });

  const remove = withThread(service, (context, thread) => {
    chat.threads.remove(thread.id);
    return context.json({ message: 'Thread archived successfully' });
  });

  const path = '/api/threads/{thread_id}';
  return [
    { method: 'GET', path: '/api/threads', summary: 'List threads', handle: list },
    { method: 'POST', path: '/api/threads', summary: 'Create a thread', handle: create },
    { method: 'GET', path, summary: 'Show a thread', handle: show },
    { method: 'PUT', path, summary: 'Change a thread', handle: change },
    { method: 'DELETE', path, summary: 'Delete a thread', handle: remove },
  ];
}

function bodyOf(thread: Thread): object {
  return {
    id: thread.id,
    object: 'thread',
    title: thread.title,
    created_at: thread.createdAt,
    updated_at: thread.updatedAt,
    metadata: thread.metadata,
    message_count: thread.messages.length,
  };
}

function metadataIn({ metadata }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return isObject(metadata) ? metadata : {};
}
