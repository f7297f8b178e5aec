import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import {
  answered,
  completed,
  executing,
  golden,
  goodAnswer,
  silentAfter,
  stamp,
  started,
  thinking,
} from './example-turn.ts';

const [g1, g2, g3, , g5] = golden as readonly [Came, Came, Came, Came, Came];
const head = (came: Came, more: Record<string, unknown>): Came => ({
  ...came,
  said: { ...(came.said as Record<string, unknown>), ...more },
});
const lag = (atMs: number, lagMs: number) => ({ atUs: (1000 + atMs) * 1000, lagUs: lagMs * 1000 });
const together = (atMs: number): Came[] => golden.map((came) => ({ ...came, atMs }));

const flat = (atMs: number, type: string, more: Record<string, unknown> = {}): Came => ({
  atMs,
  said: { type, run_id: 'run_1', agent: 'Supervisor', ...more },
});
/** Five flat events without stamps, the first and the last at these times. */
const stampless = (fromMs: number, toMs: number): readonly Came[] => [
  flat(fromMs, 'agent_started'),
  flat(fromMs, 'agent_thinking', { thought: 'Hm' }),
  flat(fromMs, 'tool_executing', { tool: 'cost_analyzer' }),
  flat(fromMs, 'tool_completed', { tool: 'cost_analyzer' }),
  flat(toMs, 'agent_completed', { response: goodAnswer }),
];
/** The golden turn with stamps over `spreadMs` and arrivals over `arrivalMs`, clocks not compared. */
const squeezed = (spreadMs: number, arrivalMs: number): readonly Came[] =>
  golden.map((came, i) =>
    head(
      { ...came, atMs: 3000 + (i === 4 ? arrivalMs : 0) },
      { timestamp: stamp(1000 + (i * spreadMs) / 4) },
    ),
  );
/** The golden turn with arrivals at these times, and stamps of whole seconds. */
const wholeSeconds = (
  atMs: readonly number[],
  stampMs: readonly number[] = [0, 0, 0, 1000, 1000],
): readonly Came[] =>
  golden.map((came, i) => head({ ...came, atMs: atMs[i] ?? 0 }, { timestamp: stamp(stampMs[i] ?? 0, 0) }));
const noClock = { clock: undefined };
const drift = ['ENVELOPE_DRIFT'] as const;

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
    name: 'events without stamps come within 50 ms after a second of silence',
    frames: stampless(1000, 1050),
    finds: [drift, ['EVENTS_NOT_REALTIME', 'All 5 events arrived within 50 ms after 1000 ms of silence.']],
  },
  { name: 'events without stamps come within 51 ms', frames: stampless(1000, 1051), finds: [drift] },
  {
    name: 'events without stamps come within 50 ms after a shorter silence',
    frames: stampless(999, 1049),
    finds: [drift],
  },
  {
    name: 'events without stamps come within 50 ms and do not end',
    frames: stampless(1000, 1050).slice(0, 4),
    more: silentAfter(16_050, 'stalled'),
    finds: [drift, ['NO_TERMINAL']],
  },
  {
    name: 'one stamp of a batch is missing, so that only the arrivals count',
    frames: [...squeezed(2000, 10).slice(0, 4), flat(3010, 'agent_completed', { response: goodAnswer })],
    more: noClock,
    finds: [drift, ['EVENTS_NOT_REALTIME', 'All 5 events arrived within 10 ms after 3000 ms of silence.']],
  },
  {
    name: 'the arrivals spread over nearly a fifth of the stamps',
    frames: squeezed(2000, 399),
    more: noClock,
    finds: [
      ['EVENTS_NOT_REALTIME', "They happened over 2000 ms by the server's stamps and arrived within 399 ms."],
    ],
  },
  {
    name: 'the arrivals spread over a fifth of the stamps',
    frames: squeezed(2000, 400),
    more: noClock,
    finds: [],
  },
  {
    name: 'the stamps spread over 100 ms and the events come at once',
    frames: squeezed(100, 0),
    more: noClock,
    finds: [
      ['EVENTS_NOT_REALTIME', "They happened over 100 ms by the server's stamps and arrived within 0 ms."],
    ],
  },
  {
    name: 'the stamps spread over 96 ms and the events come at once',
    frames: squeezed(96, 0),
    more: noClock,
    finds: [],
  },
  {
    name: 'a batch is followed by a thought much later',
    frames: [...squeezed(2000, 0), thinking(8000)],
    more: noClock,
    finds: [['EVENT_AFTER_TERMINAL'], ['EVENTS_NOT_REALTIME']],
  },
  {
    name: 'a batch does not end',
    frames: squeezed(2000, 0).slice(0, 4),
    more: { ...noClock, ...silentAfter(18_000, 'stalled') },
    finds: [['NO_TERMINAL'], ['EVENTS_NOT_REALTIME']],
  },
  {
    name: 'three events come in a batch',
    frames: [0, 1, 4].flatMap((i) => squeezed(2000, 0)[i] ?? []),
    more: noClock,
    finds: [['EVENT_MISSING'], ['EVENTS_NOT_REALTIME']],
  },
  {
    name: 'two events come at once, which says nothing yet',
    frames: [0, 4].flatMap((i) => squeezed(2000, 0)[i] ?? []),
    more: noClock,
    finds: [['EVENT_MISSING']],
  },
  {
    name: 'our own standstill just explains a batch',
    frames: squeezed(2000, 100),
    more: { ...noClock, lags: [lag(3000, 1900)] },
    finds: [],
  },
  {
    name: 'our own standstill does not quite explain a batch',
    frames: squeezed(2000, 100),
    more: { ...noClock, lags: [lag(3000, 1899)] },
    finds: [['EVENTS_NOT_REALTIME']],
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
    name: 'every event carries the stamp of the first',
    frames: golden.map((came) => head(came, { timestamp: stamp(50) })),
    finds: [['EVENT_LATE']],
    shows: ['all 5 events carry the same time stamp: it may be the stamp that is wrong, and not the way'],
  },
  {
    name: 'one event is 500 ms under way',
    frames: [g1, g2, g3, head(completed(1500), { timestamp: stamp(1500, 500) }), g5],
    finds: [],
  },
  {
    name: 'stamps are whole seconds and an event may have been under way for half a second',
    frames: wholeSeconds([50, 400, 700, 1500, 2502]),
    finds: [],
  },
  {
    name: 'stamps are whole seconds and an event was under way for longer than they can hide',
    frames: wholeSeconds([50, 400, 700, 1500, 2503]),
    finds: [
      [
        'EVENT_LATE',
        'agent_completed (Supervisor) in frame 5 on its way took 1503 ms; the limit is 1502 ms (event_lag).',
      ],
    ],
  },
  {
    name: 'stamps are whole seconds a second apart and the events come at once',
    frames: wholeSeconds([1000, 1000, 1000, 1000, 1000]),
    more: noClock,
    finds: [],
  },
  {
    name: 'stamps are whole seconds two seconds apart and the events come at once',
    frames: wholeSeconds([3000, 3000, 3000, 3000, 3100], [0, 0, 0, 1000, 2000]),
    more: noClock,
    finds: [
      ['EVENTS_NOT_REALTIME', "They happened over 1000 ms by the server's stamps and arrived within 100 ms."],
    ],
  },
  {
    name: 'one event would have come 52 ms before it was sent, as clocks may differ, and another is late',
    frames: [
      g1,
      head(g2, { timestamp: stamp(400, -52) }),
      g3,
      head(completed(1500), { timestamp: stamp(1500, 700) }),
      g5,
    ],
    finds: [['EVENT_LATE']],
  },
  {
    name: 'one event would have come 53 ms before it was sent, so that the stamps are of another clock',
    frames: [
      g1,
      head(g2, { timestamp: stamp(400, -53) }),
      g3,
      head(completed(1500), { timestamp: stamp(1500, 700) }),
      g5,
    ],
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
