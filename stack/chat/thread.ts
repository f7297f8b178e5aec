import type { Message } from './message.ts';

/** A conversation and whose it is. */
export interface Thread {
  readonly id: string;
  readonly userId: string;
  title: string | null;
  readonly createdAt: number;
  updatedAt: number | null;
  metadata: Record<string, unknown>;
  readonly messages: Message[];
}
