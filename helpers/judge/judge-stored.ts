import { noncePattern } from '../../env/prompts.ts';
import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { answerOf } from './judge-answer.ts';
import type { Judgement } from './judgement.ts';

/** A message as the thread holds it. */
export interface StoredMessage {
  readonly role: string;
  readonly content: string;
}

/** How the product marks a text that it cut (websocket contract, 4.1). */
const cutMark = /(?:\.\.\.|…|\(truncated\))$/;

/**
 * A thread holds what was said in it (requirements F26): every question as it was asked and every answer as it came over the
 * socket, in that order, and nothing of another conversation. `when` says when it was looked at.
 */
export function judgeStored(
  turns: readonly RecordedTurn[],
  stored: readonly StoredMessage[],
  when: string,
): Judgement {
  const roles = stored.map(({ role }) => role).join(', ') || 'nothing';
  const evidence = turns.length === 0 ? [] : [`${when}: ${stored.length} messages (${roles})`];
  return {
    findings: [
      ...lost(turns, stored, when),
      ...doubled(turns, stored, when),
      ...strayed(turns, stored, when),
    ],
    evidence,
  };
}

function lost(turns: readonly RecordedTurn[], stored: readonly StoredMessage[], when: string): Finding[] {
  let last = -1;
  return turns.flatMap(({ recording }) => {
    const answer = answerOf(recording);
    const said = [
      { what: 'question', role: 'user', text: recording.prompt.text },
      ...(answer === undefined ? [] : [{ what: 'answer', role: 'assistant', text: answer }]),
    ];
    return said.flatMap(({ what, role, text }) => {
      const at = stored.findIndex((one) => one.role === role && holds(one.content, text));
      const isBefore = at >= 0 && at < last;
      last = Math.max(last, at);
      if (at >= 0 && !isBefore) return [];
      const words = isBefore ? 'stands before what it follows' : 'is not in the thread';
      return [
        finding('NOT_PERSISTED', `The ${what} ${words}, ${when}.`, [
          `the ${what}: ${excerpt(text)}`,
          ...stored.slice(0, 4).map((one) => `stored: ${one.role}: ${excerpt(one.content)}`),
        ]),
      ];
    });
  });
}

/** Every message was said once, and no two of them are the same: each carries a word that no other has. */
function doubled(turns: readonly RecordedTurn[], stored: readonly StoredMessage[], when: string): Finding[] {
  const nonces = turns.map(({ recording }) => recording.prompt.nonce.toLowerCase());
  const texts = stored.map(({ role, content }) => `${role}: ${content.trim()}`);
  const twice = texts.find(
    (text, at) =>
      texts.indexOf(text) !== at &&
      nonces.some((nonce) => nonce !== '' && text.toLowerCase().includes(nonce)),
  );
  if (twice === undefined) return [];
  return [
    finding('NOT_PERSISTED', `The thread holds one message twice, ${when}.`, [`stored: ${excerpt(twice)}`]),
  ];
}

/** The stored text is the one of the wire, or the whole of one that was cut there. */
function holds(stored: string, wire: string): boolean {
  const [kept, sent] = [stored.trim(), wire.trim()];
  return kept === sent || (cutMark.test(sent) && kept.startsWith(sent.replace(cutMark, '').trimEnd()));
}

/** A message about something that was never said in this thread. */
function strayed(turns: readonly RecordedTurn[], stored: readonly StoredMessage[], when: string): Finding[] {
  const own = new Set(turns.map(({ recording }) => recording.prompt.nonce.toLowerCase()));
  const strange = stored.flatMap(({ role, content }) =>
    (content.match(new RegExp(noncePattern, 'gi')) ?? [])
      .filter((nonce) => !own.has(nonce.toLowerCase()))
      .map((nonce) => ({ role, content, nonce })),
  );
  const [first] = strange;
  if (first === undefined) return [];
  return [
    finding(
      'THREAD_MISMATCH',
      `The thread holds a message about ${first.nonce}, which was sent elsewhere, ${when}.`,
      [`stored: ${first.role}: ${excerpt(first.content)}`],
    ),
  ];
}
