/**
 * Tells which frames are copies: a page may hold several sockets, and the server sends each event to all of them. A frame that one
 * socket brings again is none: that is the server's own repeat.
 */
export class Copies {
  private readonly seen = new Map<string, Map<string, number>>();

  /** Notes a frame; true when another socket has brought the same text as often already. */
  note(text: string, socketId: string): boolean {
    const bySocket = this.seen.get(text) ?? new Map<string, number>();
    this.seen.set(text, bySocket);
    const count = (bySocket.get(socketId) ?? 0) + 1;
    bySocket.set(socketId, count);
    return [...bySocket].some(([other, times]) => other !== socketId && times >= count);
  }

  /** A socket that has ended copies nothing: what comes again on the next one was sent again. */
  forget(socketId: string): void {
    for (const bySocket of this.seen.values()) bySocket.delete(socketId);
  }
}
