import { budgetChanges } from './budget-changes.ts';
import { changeBudget } from './change-budget.ts';
import type { TargetName } from './target.ts';

export const metrics = [
  'dns',
  'tcp',
  'tls',
  'connect',
  'cold_health',
  'cold_login',
  'cold_ws_open',
  'health',
  'ready',
  'login',
  'ws_open',
  'connected_frame',
  'ping',
  'first_event',
  'event_lag',
  'event_gap',
  'answer',
  'heartbeat',
  'reconnect',
  'api',
  'ui_chat_visible',
  'ui_answer_shown',
  'ui_event_shown',
] as const;
export type Metric = (typeof metrics)[number];

/** What one metric may take. Over `target` is a note; over `limit` is a failure. */
export interface Budget {
  readonly metric: Metric;
  readonly unit: 'ms';
  readonly target: number;
  readonly limit: number;
  /** Limit of the first request of a run only, where a cold start is granted. */
  readonly cold?: number;
  /** Where the figures come from, in the contract's own names; and from what and why they were changed. */
  readonly source: string;
  /** Set where a figure is looser than the contract's. */
  readonly loosened?: true;
  /** False: shown and counted, never touches the verdict. Left out: true. */
  readonly required?: false;
}

type Figures = Omit<Budget, 'metric' | 'unit' | 'loosened'>;
/** Measured apart, with figures that follow from another metric's. */
type Derived = 'dns' | 'tcp' | 'tls' | 'cold_health' | 'cold_login' | 'cold_ws_open';
type Table = Readonly<Record<Exclude<Metric, Derived>, Figures>>;

const readyIsInformative =
  'requirements 2c; server cap 45 s; informative, as readiness skips Redis and ClickHouse (fact G)';
const uiRendering = 'requirements 2c; rendering in the browser only';
/** The contract has a figure for the answer alone. */
const uiEvent: Figures = {
  target: 500,
  limit: 2_000,
  source: 'requirements 2c, the figure for the answer; informative, as it names no other event',
  required: false,
};

/**
 * The tables are the contract's own figures; where ours differ stands in `budget-changes.ts`, with the reason.
 *
 * Requirements 2c, column "Local". The embedded stack answers at least as fast, and is held to the same.
 */
const local: Table = {
  connect: { target: 50, limit: 1_000, source: 'requirements 2c; DNS, TCP and TLS, apart from the service' },
  health: { target: 100, limit: 1_000, source: 'requirements 2c; 80 to 350 ms seen when warm' },
  ready: { target: 1_000, limit: 5_000, source: readyIsInformative, required: false },
  login: { target: 500, limit: 3_000, source: 'requirements 2c; hashing and database' },
  ws_open: { target: 500, limit: 2_000, source: 'GP and V143 2 s' },
  connected_frame: {
    target: 500,
    limit: 2_000,
    source: 'requirements 2c; readiness guard up to 1 s locally',
  },
  ping: { target: 50, limit: 1_000, source: 'requirements 2c; connectivity test 1 s' },
  first_event: { target: 1_000, limit: 5_000, source: 'GP 5 s; BV 10 s' },
  event_lag: { target: 100, limit: 500, source: 'S358 500 ms; MC 100 ms' },
  event_gap: { target: 5_000, limit: 15_000, source: 'issue 620 test 10 s; event validator 15 s' },
  answer: { target: 15_000, limit: 60_000, source: 'GP 60 s' },
  heartbeat: { target: 12_000, limit: 20_000, source: 'TMO receive timeout 10 s and slack' },
  reconnect: { target: 1_000, limit: 3_000, source: 'MC 3 s' },
  api: { target: 500, limit: 2_000, source: 'S358 2 s; performance file p95 500 ms' },
  ui_chat_visible: { target: 3_000, limit: 10_000, source: 'requirements 2c' },
  ui_answer_shown: { target: 500, limit: 2_000, source: uiRendering },
  ui_event_shown: uiEvent,
};

/** Requirements 2c, columns "Staging warm" and, as `cold`, "Staging cold (first request only)". */
const staging: Table = {
  connect: { target: 300, limit: 3_000, source: 'requirements 2c; DNS, TCP and TLS, apart from the service' },
  health: { target: 200, limit: 5_000, cold: 30_000, source: 'S517 200 ms; S143 and V143 5 s' },
  ready: { target: 5_000, limit: 8_000, cold: 45_000, source: readyIsInformative, required: false },
  login: { target: 2_000, limit: 5_000, cold: 10_000, source: 'requirements 2c; circuit breaker test 5 s' },
  ws_open: {
    target: 2_000,
    limit: 5_000,
    cold: 12_000,
    source: 'GP and V143 2 s; BV 5 s; #677 12 s when cold',
  },
  connected_frame: {
    target: 1_000,
    limit: 5_000,
    cold: 8_000,
    source: 'requirements 2c; readiness guard up to 3 s on staging',
  },
  ping: { target: 300, limit: 1_000, source: 'requirements 2c; connectivity test 1 s' },
  first_event: { target: 5_000, limit: 10_000, cold: 20_000, source: 'GP 5 s; BV 10 s' },
  event_lag: { target: 500, limit: 3_000, source: 'S358 500 ms for 95 of 100; E2E 3 s for the slowest' },
  event_gap: { target: 10_000, limit: 30_000, source: 'issue 620 test 10 s; E2E 30 s' },
  answer: { target: 30_000, limit: 60_000, cold: 90_000, source: 'GP 60 s; V143 alert 90 s' },
  heartbeat: { target: 25_000, limit: 45_000, source: 'TMO receive timeout 19 s and slack; DEP 45 s' },
  reconnect: { target: 3_000, limit: 8_000, source: 'MC 3 s and back-off of 1 to 3 s' },
  api: { target: 2_000, limit: 5_000, source: 'S358 2 s' },
  ui_chat_visible: { target: 5_000, limit: 15_000, cold: 30_000, source: 'requirements 2c' },
  ui_answer_shown: { target: 500, limit: 2_000, source: uiRendering },
  ui_event_shown: uiEvent,
};

/** On the embedded stack readiness is the stack's own promise, so it counts. */
const embedded: Table = { ...local, ready: { target: 1_000, limit: 5_000, source: 'requirements 2c' } };

const tables: Readonly<Record<TargetName, Table>> = { embedded, local, staging };

/** A part of connecting can use up the whole budget of it, which is what counts. */
function partOfConnecting({ connect }: Table): Figures {
  return {
    ...connect,
    source: 'requirements 2c; a part of DNS, TCP and TLS, which count together',
    required: false,
  };
}

/** The first request of its kind, measured apart: what a cold start is granted, where one is, and the warm limit elsewhere. */
function firstOf({ target, limit, cold, source }: Figures): Figures {
  return {
    target,
    limit: cold ?? limit,
    source: `${source}; the first of a run, which may have to wake the service up`,
  };
}

function figuresOf(name: TargetName): Readonly<Record<Metric, Figures>> {
  const table = tables[name];
  const part = partOfConnecting(table);
  return {
    ...table,
    dns: part,
    tcp: part,
    tls: part,
    cold_health: firstOf(table.health),
    cold_login: firstOf(table.login),
    cold_ws_open: firstOf(table.ws_open),
  };
}

/**
 * The budgets of a target, one for every metric: the contract's figures, which stand in this file alone, with the changes of
 * `budget-changes.ts`.
 * `percent` (1 to 100) tightens every limit alike, for runs against faults that would otherwise take their full time to show.
 */
export function budgetsFor(name: TargetName, percent = 100): Readonly<Record<Metric, Budget>> {
  const table = figuresOf(name);
  return Object.fromEntries(
    metrics.map((metric) => {
      const contract: Budget = { metric, unit: 'ms', ...table[metric] };
      return [metric, tightened(changeBudget(contract, budgetChanges[name][metric]), percent)];
    }),
  ) as Record<Metric, Budget>;
}

function tightened(budget: Budget, percent: number): Budget {
  if (percent >= 100) return budget;
  const limit = (budget.limit * percent) / 100;
  return {
    ...budget,
    target: Math.min(budget.target, limit),
    limit,
    ...(budget.cold === undefined ? {} : { cold: (budget.cold * percent) / 100 }),
    source: `${budget.source}; tightened to ${percent} %`,
  };
}
