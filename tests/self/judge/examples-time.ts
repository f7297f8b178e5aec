import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import { answered, completed, executing, golden, stamp, started, thinking } from './example-turn.ts';

const [g1, g2, g3, , g5] = golden as readonly [Came, Came, Came, Came, Came];
const head = (came: Came, more: Record<string, unknown>): Came => ({
  ...came,
  said: { ...(came.said as Record<string, unknown>), ...more },
});
const lag = (atMs: number, lagMs: number) => ({ atUs: (1000 + atMs) * 1000, lagUs: lagMs * 1000 });
const together = (atMs: number): Came[] => golden.map((came) => ({ ...came, atMs }));

/** Rule 10 and the limits. */
export const timeExamples: readonly Example[] = [
  {
    name: 'all events come in one batch, long after they happened',
    frames: together(1950),
    finds: [
      ['EVENTS_NOT_REALTIME', "They happened over 1850 ms by the server's stamps and arrived within 0 ms."],
      ['EVENT_LATE'],
    ],
  },
  {
    name: 'all events happen and come at once',
    frames: golden.map((came, i) => head({ ...came, atMs: 1900 + i }, { timestamp: stamp(1900 + i) })),
    finds: [],
  },
  {
    name: 'one event is 700 ms under way',
    frames: [g1, g2, g3, head(completed(1500), { timestamp: stamp(1500, 700) }), g5],
    finds: [['EVENT_LATE']],
  },
  {
    name: 'one event is 700 ms under way, and the clocks were never compared',
    frames: [g1, g2, g3, head(completed(1500), { timestamp: stamp(1500, 700) }), g5],
    more: { clock: undefined },
    finds: [],
  },
  {
    name: 'one event is 500 ms under way',
    frames: [g1, g2, g3, head(completed(1500), { timestamp: stamp(1500, 500) }), g5],
    finds: [],
  },
  {
    name: 'the pause before the end of the tool is too long',
    frames: [g1, g2, g3, completed(16_000), answered(16_500)],
    finds: [
      [
        'EVENT_GAP',
        'The gap before tool_completed (cost_analyzer by Supervisor) in frame 4 took 15300 ms; the limit is 15000 ms (event_gap).',
      ],
    ],
  },
  {
    name: 'the pause is exactly as long as it may be',
    frames: [g1, g2, g3, completed(15_700), answered(16_500)],
    finds: [],
  },
  {
    name: 'the first event is too late',
    frames: [started(5200), thinking(5400), executing(5500), completed(5600), answered(5700)],
    finds: [['BUDGET_EXCEEDED', 'The first event took 5200 ms; the limit is 5000 ms (first_event).']],
  },
  {
    name: 'the answer is too late',
    frames: [g1, thinking(14_000), executing(28_000), completed(42_000), thinking(55_000), answered(61_000)],
    finds: [['BUDGET_EXCEEDED', 'The whole answer took 61000 ms; the limit is 60000 ms (answer).']],
  },
  {
    name: 'a batch is explained by our own standstill',
    frames: together(1950),
    more: { lags: [lag(1950, 1900)] },
    finds: [],
  },
  {
    name: 'the first event is late by less than our own standstill',
    frames: [started(5200), thinking(5400), executing(5500), completed(5600), answered(5700)],
    more: { lags: [lag(5150, 900)] },
    finds: [],
  },
];
