import type { Asked } from './asked.ts';
import type { Conversation } from './conversation.ts';
import { hear } from './hear.ts';
import type { HeardMessage } from './heard.ts';
import { asWord } from './json.ts';
import { ruleAnswer } from './rule-answer.ts';
import { ruleFrames } from './rule-frames.ts';
import { ruleGrammar } from './rule-grammar.ts';
import { ruleSilence } from './rule-silence.ts';
import { ruleTime } from './rule-time.ts';
import { joinRulings, type Ruling } from './ruling.ts';
import { sortEvents } from './sort-events.ts';

/**
 * Whether the contract was broken, said from what crossed the wire alone: a second writing of docs/judging.md, with its own reader
 * of frames. It knows nothing of the faults that were planted. Several rulings where the documents leave open what a message is.
 */
export function ruleConversation(conversation: Conversation, asked: Asked): readonly [Ruling, ...Ruling[]] {
  const heard = hear(conversation.messages);
  const isDeep = ({ heard: one }: HeardMessage): boolean => one.kind === 'wrapped' && one.isDeep;
  const ruling = ruleHeard(heard, conversation, asked);
  if (!heard.some(isDeep)) return [ruling];
  // An event below two wrappings: no document describes such a frame, so it may be an event, or of an unknown type.
  const plainly = heard.map((message): HeardMessage => {
    if (!isDeep(message)) return message;
    const { json = {} } = message;
    const type = asWord(json['type']);
    return { ...message, heard: type === undefined ? { kind: 'nameless' } : { kind: 'outside', json, type } };
  });
  return [ruling, ruleHeard(plainly, conversation, asked)];
}

function ruleHeard(heard: readonly HeardMessage[], { close }: Conversation, asked: Asked): Ruling {
  const sorted = sortEvents(heard, asked);
  return joinRulings([
    ruleFrames(heard, sorted, asked),
    ruleGrammar(sorted, asked, close !== undefined && !sorted.isOver),
    ruleAnswer(sorted, asked),
    ruleTime(sorted, asked),
    ruleSilence(heard, sorted, asked, close),
  ]);
}
