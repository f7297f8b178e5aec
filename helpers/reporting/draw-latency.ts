import type { BudgetRow } from '../diagnosis/verdict-document.ts';

/** What each metric is called, in the order of a user's way. One that is not here is called by its name, at the end. */
const phases: Readonly<Record<string, string>> = {
  dns: 'name (DNS)',
  tcp: 'connection (TCP)',
  tls: 'certificate (TLS)',
  connect: 'name, connection and certificate together',
  cold_health: 'health check, first of the run',
  health: 'health check',
  ready: 'readiness',
  cold_login: 'login, first of the run',
  login: 'login',
  cold_ws_open: 'upgrade, first of the run',
  ws_open: 'upgrade (101)',
  connected_frame: 'greeting after the upgrade',
  ping: 'ping',
  heartbeat: 'idle until a heartbeat',
  first_event: 'first event',
  event_gap: 'gap between events',
  event_lag: 'event on its way to the user',
  answer: 'whole answer',
  reconnect: 'reconnect until usable',
  api: 'route of the interface',
  ui_chat_visible: 'chat page visible',
  ui_answer_shown: 'answer shown on the page',
  ui_event_shown: 'other event shown on the page',
};

/** The rows of the latency table, one a phase: its figures, how they were taken, and what the tester itself adds to them. */
export function drawLatency(budgets: readonly BudgetRow[]): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const order = Object.keys(phases);
  const place = ({ metric }: BudgetRow): number => {
    const at = order.indexOf(metric);
    return at < 0 ? order.length : at;
  };
  return {
    head: ['phase', 'value', 'method', '95 of 100', 'target', 'limit', "tester's own delay", 'status'],
    rows: budgets.toSorted((a, b) => place(a) - place(b)).map(drawRow),
  };
}

function drawRow(row: BudgetRow): readonly string[] {
  const { metric, value, method, p95, n, target, limit, lag, uncertainty, status } = row;
  return [
    phases[metric] ?? metric,
    `${value} ms${uncertainty === undefined ? '' : ` ± ${uncertainty} ms`}`,
    method,
    p95 === undefined ? '–' : `${p95} ms (of ${n})`,
    `${target} ms`,
    `${limit} ms`,
    `${lag} ms`,
    status,
  ];
}
