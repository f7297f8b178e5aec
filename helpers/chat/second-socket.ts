import { FindingError } from '../diagnosis/finding.ts';
import type { ChatSocket } from './chat-socket.ts';
import { ping } from './ping.ts';

/**
 * A second connection of the same user, opened when a turn falls silent: the first may be busy with the run, so only this one
 * tells a silent agent from a dead server.
 */
export class SecondSocket {
  private opening: Promise<ChatSocket | undefined> | undefined;

  constructor(
    private readonly open: () => Promise<ChatSocket>,
    private readonly release: () => Promise<void>,
  ) {}

  /** Whether the server answers a ping on it, within the limit for all of it. */
  async isAlive(limitMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), limitMs);
    });
    try {
      return await Promise.race([this.answersPing(limitMs), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    const socket = await this.opening;
    await socket?.close();
    await this.release();
  }

  private async answersPing(limitMs: number): Promise<boolean> {
    this.opening ??= this.open().catch((error: unknown) => {
      if (error instanceof FindingError) return undefined;
      throw error;
    });
    const socket = await this.opening;
    return socket !== undefined && (await ping(socket, limitMs)) !== undefined;
  }
}
