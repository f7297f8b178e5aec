import type { TurnEnding } from '../../../helpers/chat/turn.ts';
import type { Asked } from './asked.ts';
import type { Conversation } from './conversation.ts';
import { hear } from './hear.ts';
import { sortEvents } from './sort-events.ts';

/** How long after a limit, and after the end, a client listens on (docs/judging.md, rule 5), ms. */
const probeMs = 1_500;
const watchMs = 3_500;

export interface Watched {
  /** What came while somebody listened. */
  readonly conversation: Conversation;
  readonly ending: TurnEnding;
  readonly endedMs: number;
}

/** What a client that keeps the limits gets of a conversation, and how its turn then ended. */
export function watchConversation(whole: Conversation, asked: Asked): Watched {
  const heard = hear(whole.messages);
  const { limits, sentMs } = asked;
  let dueMs = sentMs + limits.firstEventMs;
  for (const [i, message] of heard.entries()) {
    const soFar = sortEvents(heard.slice(0, i), asked);
    if (message.atMs > dueMs + probeMs) return cut(i, dueMs + probeMs, stalled(soFar));
    const { own, strays, isOver } = sortEvents(heard.slice(0, i + 1), asked);
    // What comes during the watch may show that it was not the root that ended.
    if (isOver && sortEvents(heard.filter(within(message.atMs)), asked).isOver) return over(message.atMs);
    if (own.length + strays.length > soFar.own.length + soFar.strays.length)
      dueMs = message.atMs + limits.gapMs;
  }
  if (whole.close) {
    const { code, reason, atMs } = whole.close;
    return { conversation: whole, ending: { kind: 'closed', code, reason }, endedMs: atMs };
  }
  return { conversation: whole, ending: stalled(sortEvents(heard, asked)), endedMs: dueMs + probeMs };

  function over(atMs: number): Watched {
    const messages = whole.messages.filter(within(atMs));
    return { conversation: { ...whole, messages }, ending: { kind: 'terminal' }, endedMs: atMs + watchMs };
  }

  function cut(i: number, endedMs: number, ending: TurnEnding): Watched {
    return {
      conversation: { messages: whole.messages.slice(0, i), close: undefined },
      ending,
      endedMs,
    };
  }
}

function within(endMs: number): (one: { readonly atMs: number }) => boolean {
  return ({ atMs }) => atMs <= endMs + watchMs;
}

function stalled({ own, strays }: ReturnType<typeof sortEvents>): TurnEnding {
  return { kind: own.length + strays.length > 0 ? 'stalled' : 'silent' };
}
