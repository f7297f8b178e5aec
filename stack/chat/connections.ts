import type { ChatConnection } from './chat-connection.ts';

/** The open, authenticated sockets, by user. */
export class Connections {
  private readonly byUser = new Map<string, Set<ChatConnection>>();

  get size(): number {
    return [...this.byUser.values()].reduce((sum, open) => sum + open.size, 0);
  }

  add(userId: string, connection: ChatConnection): void {
    const open = this.byUser.get(userId) ?? new Set();
    this.byUser.set(userId, open.add(connection));
  }

  remove(userId: string, connection: ChatConnection): void {
    const open = this.byUser.get(userId);
    open?.delete(connection);
    if (open?.size === 0) this.byUser.delete(userId);
  }

  /** To every socket of this user, and to nobody else. */
  sendToUser(userId: string, frame: object): void {
    for (const connection of this.byUser.get(userId) ?? []) connection.send(frame);
  }
}
