/** What each metric is called, in the order of a user's way. */
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

/** What a metric is called; one without a title by its name. */
export function phaseTitle(metric: string): string {
  return phases[metric] ?? metric;
}

/** Rows in the order of a user's way; metrics without a title last. */
export function inPhaseOrder<T extends { readonly metric: string }>(rows: readonly T[]): readonly T[] {
  const order = Object.keys(phases);
  const place = ({ metric }: T): number => {
    const at = order.indexOf(metric);
    return at < 0 ? order.length : at;
  };
  return rows.toSorted((a, b) => place(a) - place(b));
}
