import type { TurnRecording } from '../chat/turn.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import type { Measurement } from '../reporting/check-report.ts';
import { isTerminal, nameStep, viewRun, type RunView, type Step } from './run-view.ts';
import { stampResolutionMs } from './stamp-resolution.ts';
import { worstLagUs } from './worst-lag.ts';

/** What was measured, what is over its limit, and what the tester itself was too slow to measure. */
export interface LatencyJudgement {
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  /** A limit missed by no more than the tester's own worst lag: neither held nor broken. */
  readonly unmeasurable: readonly string[];
}

/** How far two readings of one clock may be apart for reasons of their own, ms. */
const clockDriftMs = 50;

interface Interval {
  readonly metric: string;
  readonly code: Code;
  readonly what: string;
  readonly fromUs: number;
  readonly toUs: number;
  readonly valueMs: number;
  readonly limitMs: number;
  /** Granted on top of the limit, since the value may be off by it. */
  readonly uncertaintyMs?: number;
}

/** Judges the phases of one turn against the limits that it carries. */
export function judgeLatency(recording: TurnRecording): LatencyJudgement {
  const view = viewRun(recording);
  const intervals = [...phases(view, recording), ...gaps(view, recording), ...lags(view, recording)];
  const judged = intervals.map((interval) => ({ interval, lagMs: lagWithin(interval, recording) }));
  const missed = judged.filter(({ interval }) => interval.valueMs > interval.limitMs);
  const blamed = missed.filter(({ interval, lagMs }) => lagMs >= interval.valueMs - interval.limitMs);
  return {
    findings: worstOfEach(missed.filter((one) => !blamed.includes(one)).map(({ interval }) => interval)).map(
      (interval) => tooSlow(interval, interval.metric === 'event_lag' ? doubtOfStamps(view) : []),
    ),
    measurements: judged.map(({ interval: { metric, valueMs, uncertaintyMs }, lagMs }) => ({
      metric,
      valueMs: round(valueMs),
      lagMs,
      ...(uncertaintyMs === undefined ? {} : { uncertaintyMs: round(uncertaintyMs) }),
    })),
    unmeasurable: blamed.map(
      ({ interval, lagMs }) =>
        `${interval.what} took ${round(interval.valueMs)} ms, over ${interval.limitMs} ms, but this machine itself stood still for ${lagMs} ms`,
    ),
  };
}

function phases(view: RunView, recording: TurnRecording): Interval[] {
  const { sentAtUs, limits } = recording;
  const phase = (metric: string, what: string, step: Step | undefined, limitMs: number): Interval[] =>
    step
      ? [
          {
            metric,
            code: 'BUDGET_EXCEEDED',
            what,
            fromUs: sentAtUs,
            toUs: step.frame.atUs,
            valueMs: (step.frame.atUs - sentAtUs) / 1000,
            limitMs,
          },
        ]
      : [];
  const terminal = view.own.find((step) => isTerminal(step, view.root));
  return [
    ...phase('first_event', 'The first event', view.own[0], limits.firstEventMs),
    ...phase('answer', 'The whole answer', terminal, limits.answerMs),
  ];
}

function gaps(view: RunView, { limits }: TurnRecording): Interval[] {
  return view.own.slice(1).map((step, at) => {
    const before = view.own[at] as Step;
    return {
      metric: 'event_gap',
      code: 'EVENT_GAP',
      what: `The gap before ${nameStep(step)}`,
      fromUs: before.frame.atUs,
      toUs: step.frame.atUs,
      valueMs: (step.frame.atUs - before.frame.atUs) / 1000,
      limitMs: limits.gapMs,
    };
  });
}

/**
 * Server stamp to arrival, where the stamp has a zone and the clocks were compared. An event that would have arrived before it
 * was sent shows that they were not the same clock: then nothing is said.
 */
function lags(view: RunView, { clock, limits }: TurnRecording): Interval[] {
  if (!clock) return [];
  const slackMs = clock.uncertaintyMs + stampResolutionMs(view.own);
  const intervals = view.own.flatMap((step): Interval[] => {
    const { stampMs, stampZoned } = step.event;
    if (stampMs === undefined || !stampZoned) return [];
    const valueMs = clock.offsetMs + step.frame.atUs / 1000 - stampMs;
    return [
      {
        metric: 'event_lag',
        code: 'EVENT_LATE',
        what: `${nameStep(step)} on its way`,
        fromUs: step.frame.atUs - Math.max(0, valueMs) * 1000,
        toUs: step.frame.atUs,
        valueMs,
        limitMs: limits.eventLagMs + slackMs,
        uncertaintyMs: slackMs,
      },
    ];
  });
  const impossible = intervals.some(({ valueMs }) => valueMs < -slackMs - clockDriftMs);
  return impossible ? [] : intervals;
}

function lagWithin({ fromUs, toUs }: Interval, { lags: samples }: TurnRecording): number {
  return round(worstLagUs(samples, fromUs, toUs) / 1000);
}

/** One finding a metric: the worst miss speaks for the others. */
function worstOfEach(intervals: readonly Interval[]): Interval[] {
  const worst = new Map<string, Interval>();
  for (const interval of intervals) {
    const known = worst.get(interval.metric);
    if (!known || known.valueMs < interval.valueMs) worst.set(interval.metric, interval);
  }
  return [...worst.values()];
}

function tooSlow({ code, metric, what, valueMs, limitMs }: Interval, evidence: readonly string[]): Finding {
  const words = `${what} took ${round(valueMs)} ms; the limit is ${round(limitMs)} ms (${metric}).`;
  return finding(code, words, evidence);
}

/** One stamp on all events that came one after another: nobody can tell a slow way from a stamp that is not that of the event. */
function doubtOfStamps({ own }: RunView): readonly string[] {
  const stamps = new Set(own.map(({ event }) => event.stampMs));
  if (own.length < 3 || stamps.size > 1) return [];
  return [
    `all ${own.length} events carry the same time stamp: it may be the stamp that is wrong, and not the way`,
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
