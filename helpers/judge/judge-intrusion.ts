import type { RecordedFrame } from '../chat/frame.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { userIdsOf } from './is-stranger-frame.ts';
import type { Judgement } from './judgement.ts';

/** What a message into another user's thread brought about. */
export interface Intrusion {
  readonly threadId: string;
  /** Whose thread it is. */
  readonly ownerId: string;
  readonly nonce: string;
  /** What the one who sent it heard. */
  readonly heard: readonly RecordedFrame[];
  /** The messages of the thread afterwards, as its owner reads them. */
  readonly stored: readonly { readonly role: string; readonly content: string }[];
}

/**
 * A message into another user's thread is refused or ignored; it never reaches the thread, nor is anything of the thread told to
 * the one who sent it (requirements F52). Ignored is a message only on a socket that lives: it hears a pong at least. An answer in a thread of the sender's own is no harm: the product may make one.
 */
export function judgeIntrusion({ threadId, ownerId, nonce, heard, stored }: Intrusion): Judgement {
  const inbound = heard.filter(({ direction }) => direction === 'in');
  const findings: Finding[] = [];
  const kept = stored.filter(({ content }) => content.toLowerCase().includes(nonce.toLowerCase()));
  if (kept.length > 0) {
    const words = `The thread of ${ownerId} holds the message of another user, ${kept.length} times.`;
    findings.push(
      finding(
        'CROSS_USER_LEAK',
        words,
        kept.map(({ role, content }) => `${role}: ${excerpt(content, 80)}`),
      ),
    );
  }
  const foreign = inbound.filter(
    (frame) => namesThread(frame, threadId) || userIdsOf(frame).includes(ownerId),
  );
  const [first] = foreign;
  if (first) {
    const words = `The one who wrote into the thread of ${ownerId} was sent ${foreign.length} frames of it.`;
    findings.push(finding('CROSS_USER_LEAK', words, [`frame ${first.index}: ${excerpt(first.raw)}`]));
  }
  return {
    findings,
    evidence: [describe(inbound), `the thread holds ${stored.length} messages`],
    unmeasurable:
      inbound.length === 0
        ? [
            'The one who sent it heard nothing at all, not even a pong, so the message may never have arrived.',
          ]
        : [],
  };
}

function namesThread({ reading }: RecordedFrame, threadId: string): boolean {
  return reading.kind === 'event' && reading.events.some((event) => event.threadId === threadId);
}

function describe(inbound: readonly RecordedFrame[]): string {
  const refusal = inbound.find(({ reading }) => reading.kind === 'trouble');
  if (refusal?.reading.kind === 'trouble') return `refused: ${refusal.reading.errorCode}`;
  const events = inbound.filter(({ reading }) => reading.kind === 'event').length;
  return events === 0
    ? 'no word about the message came'
    : `${events} events came, none of them of the thread`;
}
