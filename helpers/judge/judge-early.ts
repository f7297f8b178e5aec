import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { finding } from '../diagnosis/finding.ts';
import type { Judgement } from './judgement.ts';
import { judgeEvents } from './judge-turn.ts';
import { viewRun } from './run-view.ts';

/**
 * A message that was sent in the tick in which the socket opened is answered like any other (requirements F45). One without a single
 * event was lost in the race of the opening when a later one on the same socket has any; else the agent is silent whenever it is asked.
 */
export function judgeEarly(early: RecordedTurn, later: RecordedTurn | undefined): Judgement {
  const heard = eventsOf(early);
  const evidence = [
    `sent before the greeting: ${heard} events`,
    ...(later ? [`sent later on the same socket: ${eventsOf(later)} events`] : []),
  ];
  if (heard === 0 && later && eventsOf(later) > 0) {
    const words = 'The same socket answers a later message.';
    return { findings: [finding('EARLY_MESSAGE_LOST', words, evidence)], evidence };
  }
  return { findings: judgeEvents(early.recording), evidence };
}

function eventsOf({ recording }: RecordedTurn): number {
  return viewRun(recording).own.length;
}
