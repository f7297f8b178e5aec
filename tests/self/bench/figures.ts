import type { FaultInput } from '../../../faults/fault.ts';

export const benched = [
  'login',
  'ws_open',
  'connected_frame',
  'ping',
  'first_event',
  'event_gap',
  'event_lag',
  'answer',
] as const;

/** One figure for every phase of one login, one opening and one turn, ms. */
export type Figures = Readonly<Record<(typeof benched)[number], number>>;

/** What is delayed, and which figures have to grow by that and by nothing else. */
export interface Subject {
  readonly metrics: readonly (typeof benched)[number][];
  readonly faults: (ms: number) => readonly FaultInput[];
}

/** The event of a run, counted from 1, that is held back on its own: the gap before it and its way are measured. */
export const heldBack = 5;

/** A delay of none is a fault all the same: the gateway reads every frame then as well. */
export const subjects: readonly Subject[] = [
  {
    metrics: ['login', 'ws_open', 'connected_frame', 'ping', 'first_event'],
    faults: (ms) => [
      { kind: 'http-delay', match: { service: 'auth', path: '/auth/login' }, ms },
      { kind: 'upgrade-delay', ms },
      { kind: 'frame-delay', match: { type: 'connect' }, ms },
      { kind: 'frame-delay', match: { type: 'pong' }, ms },
      { kind: 'frame-delay', match: { event: true, nth: 1 }, ms },
    ],
  },
  {
    metrics: ['event_gap', 'event_lag'],
    faults: (ms) => [{ kind: 'frame-delay', match: { event: true, nth: heldBack }, ms }],
  },
  { metrics: ['answer'], faults: (ms) => [{ kind: 'frame-delay', match: { terminal: true }, ms }] },
];
