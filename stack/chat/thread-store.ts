import { randomUUID } from 'node:crypto';

import { clock } from '../clock.ts';
import { randomHex } from '../random-hex.ts';
import type { Message, MessageMetadata } from './message.ts';
import type { Thread } from './thread.ts';

/** All threads of all users, in memory. Callers ask with a user's id; only `find` looks at a thread without one. */
export class ThreadStore {
  private readonly threads = new Map<string, Thread>();
  private readonly defaults = new Map<string, string>();
  private made = 0;

  get size(): number {
    return this.threads.size;
  }

  create(userId: string, title: string | null, metadata: Readonly<Record<string, unknown>>): Thread {
    const now = clock.wholeSeconds();
    const thread: Thread = {
      id: `thread_${++this.made}_${randomHex(8)}`,
      userId,
      title,
      createdAt: now,
      updatedAt: null,
      // The fields and their order are recorded; a client's own fields come first and cannot change the owner.
      metadata: {
        ...metadata,
        user_id: userId,
        ...(title === null ? {} : { title }),
        status: 'active',
        created_at: now,
      },
      messages: [],
    };
    this.threads.set(thread.id, thread);
    return thread;
  }

  /** Any user's thread: whether the one who asks may see it is for the caller to say. */
  find(id: string): Thread | undefined {
    return this.threads.get(id);
  }

  /** Everybody's: a fault to be planted. */
  all(): readonly Thread[] {
    return [...this.threads.values()];
  }

  /** The user's threads, oldest first. */
  of(userId: string): readonly Thread[] {
    return [...this.threads.values()].filter((thread) => thread.userId === userId);
  }

  /** The thread of messages that name none; made on first use (websocket.md 3.3). */
  defaultOf(userId: string): Thread {
    const known = this.find(this.defaults.get(userId) ?? '');
    if (known !== undefined) return known;
    const thread = this.create(userId, null, {});
    this.defaults.set(userId, thread.id);
    return thread;
  }

  /** Gone for good, with its messages. */
  remove(id: string): void {
    this.threads.delete(id);
  }

  add(thread: Thread, role: Message['role'], content: string, metadata: MessageMetadata): Message {
    const message: Message = {
      id: randomUUID(),
      thread_id: thread.id,
      role,
      content,
      created_at: clock.wholeSeconds(),
      metadata,
    };
    thread.messages.push(message);
    return message;
  }
}
