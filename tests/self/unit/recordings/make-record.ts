import type { TurnRecording } from '../../../../helpers/chat/turn.ts';
import type { PassedJudgement, TurnRecord } from '../../../../helpers/recordings/turn-record.ts';

export const check = 'chat/turn:golden-turn-holds';
export const title = 'Golden turn › holds';

export function passed(rule: PassedJudgement['rule'], more: Partial<PassedJudgement> = {}): PassedJudgement {
  return { rule, check, title, required: true, findings: [], ...more };
}

/** A record of a turn of the embedded target, judged by everything that a turn alone shows. */
export function makeRecord(recording: TurnRecording, more: Partial<TurnRecord> = {}): TurnRecord {
  return {
    schema: 1,
    run: '7f3a9c21',
    target: 'embedded',
    product: false,
    askedAt: '2026-11-22T08:00:00.000Z',
    check,
    title,
    isGolden: false,
    recording,
    storedAnswer: undefined,
    judgements: (['events', 'answer', 'latency', 'contract', 'delivery'] as const).map((rule) =>
      passed(rule),
    ),
    probes: [],
    page: undefined,
    ...more,
  };
}
