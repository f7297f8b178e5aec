import type { ToldFigure } from '../agent/told-figure.ts';

/** One message of a thread. */
export interface Message {
  readonly id: string;
  readonly thread_id: string;
  readonly role: 'user' | 'assistant';
  readonly content: string;
  /** Whole seconds since the epoch. */
  readonly created_at: number;
  readonly metadata: MessageMetadata;
}

/** What an assistant's message carries besides its text. */
export interface MessageMetadata {
  readonly run_id?: string;
  /** The figure that the turn ended with: what "half of that" refers to in the next one. */
  readonly figure?: ToldFigure;
  readonly [key: string]: unknown;
}
