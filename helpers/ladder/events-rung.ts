import { eventTypes } from '../chat/frame.ts';
import type { TurnRecording } from '../chat/turn.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { headlineOf } from '../diagnosis/headline.ts';
import { judgeEvents } from '../judge/judge-turn.ts';
import { missingTypes, viewRun } from '../judge/run-view.ts';
import { notTried, type Rung } from './rung.ts';
import { spell } from './spell.ts';

const noTurn =
  'the check sent no message, and the ladder sends none of its own: a turn costs money elsewhere';

/**
 * What the failed check's own turn showed of the five events; of several turns the first that broke, else the last. The ladder
 * never takes a turn of its own.
 */
export function eventsRung(turns: readonly TurnRecording[]): Rung {
  const judged = turns.map((turn) => ({ turn, fault: worstOf(judgeEvents(turn)) }));
  const shown = judged.find(({ fault }) => fault !== undefined) ?? judged.at(-1);
  return shown ? rungOf(shown.turn, shown.fault) : notTried('events', noTurn);
}

function worstOf(findings: readonly Finding[]): Finding | undefined {
  const first = headlineOf(findings)?.first;
  return first?.severity === 'fail' ? first : undefined;
}

function rungOf(turn: TurnRecording, fault: Finding | undefined): Rung {
  const { own } = viewRun(turn);
  const came = eventTypes.length - missingTypes(own).length;
  // All five: up to the last of them. Fewer: for as long as was waited for the others.
  const lastUs = came === eventTypes.length ? own.at(-1)?.frame.atUs : undefined;
  const tookMs = ((lastUs ?? turn.endedAtUs) - turn.sentAtUs) / 1000;
  const saw = `${came} of ${eventTypes.length} events in ${spell(tookMs)}, in the check's own turn`;
  return fault
    ? { name: 'events', status: 'broken', tookMs, saw, finding: fault }
    : { name: 'events', status: 'ok', tookMs, saw };
}
