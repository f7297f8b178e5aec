import type { Asked } from './asked.ts';
import type { HeardEvent } from './heard.ts';
import { breachIf, joinRulings, mayIf, type Ruling } from './ruling.ts';
import type { SortedEvents } from './sort-events.ts';

/** Rule 10 and the limits, as far as they can be known: what is nearer to a limit than the tolerance may be said or not. */
export function ruleTime(sorted: SortedEvents, asked: Asked): Ruling {
  return joinRulings([ruleLimits(sorted, asked), ruleLateness(sorted, asked), ruleBatch(sorted, asked)]);
}

/** Certainly over a limit, or only perhaps. */
function over(value: number, limit: number, { toleranceMs }: Asked): 'certain' | 'open' | 'no' {
  if (value > limit + toleranceMs) return 'certain';
  return value > limit - toleranceMs ? 'open' : 'no';
}

function ruleLimits({ once, end, root }: SortedEvents, asked: Asked): Ruling {
  const { limits, sentMs } = asked;
  const gaps = once.slice(1).map((event, i) => event.atMs - (once[i]?.atMs ?? 0));
  const gap = gaps.map((ms) => over(ms, limits.gapMs, asked));
  const phases = [
    ...(once[0] ? [over(once[0].atMs - sentMs, limits.firstEventMs, asked)] : []),
    ...(end ? [over(end.atMs - sentMs, limits.answerMs, asked)] : []),
  ];
  return joinRulings([
    breachIf(gap.includes('certain'), 'latency: gap', 'EVENT_GAP'),
    mayIf(gap.includes('open'), 'EVENT_GAP'),
    breachIf(phases.includes('certain'), 'latency: phase', 'BUDGET_EXCEEDED'),
    mayIf(phases.includes('open') || root === undefined, 'BUDGET_EXCEEDED'),
  ]);
}

/** From the server's stamp to the arrival. An event that came before it was sent shows that the clocks are not one. */
function ruleLateness({ once }: SortedEvents, asked: Asked): Ruling {
  const { clock, limits } = asked;
  if (!clock) return joinRulings([]);
  const slackMs = clock.uncertaintyMs + coarsenessMs(once);
  const measured = once.flatMap(({ stamp, atMs, envelope }) =>
    stamp?.isZoned ? [{ ms: clock.offsetMs + atMs - stamp.ms, envelope }] : [],
  );
  const isImpossible = measured.some(({ ms }) => ms < -slackMs - 50 + Math.min(20, asked.toleranceMs));
  if (isImpossible) return mayIf(true, 'EVENT_LATE');
  // A wrapped event has two stamps, of its own and of its wrapping.
  const late = measured.map(({ ms, envelope }) => {
    const is = over(ms, limits.eventLagMs + slackMs, asked);
    return envelope === 'wrapped' && is === 'certain' ? 'open' : is;
  });
  return joinRulings([
    breachIf(late.includes('certain'), 'latency: late', 'EVENT_LATE'),
    mayIf(late.includes('open') || measured.some(({ envelope }) => envelope === 'wrapped'), 'EVENT_LATE'),
  ]);
}

/** Whole seconds tell of two moments no more than that they are less than a second apart. */
function coarsenessMs(events: readonly HeardEvent[]): number {
  const stamps = events.flatMap(({ stamp }) => (stamp ? [stamp.ms] : []));
  return stamps.length > 0 && stamps.every((ms) => ms % 1000 === 0) ? 1000 : 0;
}

function ruleBatch({ once, end, root }: SortedEvents, asked: Asked): Ruling {
  const events = end ? once.slice(0, once.indexOf(end) + 1) : once;
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return joinRulings([]);
  const cameMs = last.atMs - first.atMs;
  const stamps = events.flatMap(({ stamp }) => (stamp ? [stamp.ms] : []));
  const is = stamps.length === events.length ? stamped() : unstamped();
  // Two events are a batch by the rule's words; but then others are missing, and nothing is gained by saying it.
  return joinRulings([
    breachIf(
      is === 'certain' && events.length > 2 && root !== undefined,
      'rule 10: batch',
      'EVENTS_NOT_REALTIME',
    ),
    mayIf(is !== 'no' || root === undefined, 'EVENTS_NOT_REALTIME'),
  ]);

  function stamped(): 'certain' | 'open' | 'no' {
    const spreadMs = Math.max(...stamps) - Math.min(...stamps) - coarsenessMs(events);
    const isSpread = over(spreadMs, 100, asked);
    const isTogether = over(spreadMs / 5, cameMs, asked);
    // Stamps too close together bear no witness, and then the end of the run may say how long it worked unseen.
    if (isSpread === 'no') return over(50, cameMs, asked) === 'no' ? 'no' : 'open';
    if (isTogether === 'no') return 'no';
    return isSpread === 'certain' && isTogether === 'certain' ? 'certain' : 'open';
  }

  function unstamped(): 'certain' | 'open' | 'no' {
    if (!end) return 'no';
    const isTogether = over(50, cameMs, asked);
    const wasSilent = over((first?.atMs ?? 0) - asked.sentMs, 1000, asked);
    if (isTogether === 'no' || wasSilent === 'no') return 'no';
    return isTogether === 'certain' && wasSilent === 'certain' ? 'certain' : 'open';
  }
}
