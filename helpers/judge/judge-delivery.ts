import type { RecordedTurn } from '../chat/recorded-turn.ts';
import type { TurnJudgement } from './judgement.ts';
import { judgeRealtime, showsRealtime } from './judge-realtime.ts';
import { viewRun } from './run-view.ts';

/** Rule 10 on its own: whether the turn can show a batch at all, and whether it was one. */
export function judgeDelivery(turn: RecordedTurn): TurnJudgement & { readonly observable: boolean } {
  const view = viewRun(turn.recording);
  const first = view.own[0]?.frame.atUs ?? 0;
  const spreadMs = Math.round(((view.own.at(-1)?.frame.atUs ?? 0) - first) / 1000);
  const findings = judgeRealtime(view, turn.recording);
  return {
    turns: [turn],
    byRule: { delivery: findings },
    observable: showsRealtime(view),
    findings,
    evidence: view.own.length === 0 ? [] : [`${view.own.length} events arrived over ${spreadMs} ms`],
  };
}
