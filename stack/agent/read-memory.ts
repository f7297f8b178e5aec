import type { Memory } from './memory.ts';
import { readable } from './readable.ts';
import { readSentences } from './read-sentences.ts';
import type { ToldFigure } from './told-figure.ts';

/** A stored message, as far as memory looks at it. */
export interface EarlierMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string;
  readonly metadata: { readonly figure?: ToldFigure };
}

/** Reads a thread's messages as memory: the user's statements, and the figure that the last answer was left with. */
export function readMemory(messages: readonly EarlierMessage[]): Memory {
  const own = messages.filter(({ role }) => role === 'user');
  return {
    earlierMessages: own.length,
    told: own.flatMap(({ content }) => readSentences(readable(content))).filter(({ asks }) => !asks),
    lastFigure: messages.findLast(({ metadata }) => metadata.figure !== undefined)?.metadata.figure,
  };
}
