import type { SocketEnds, SocketsRow } from '../diagnosis/verdict-document.ts';
import type { CheckReport } from './check-report.ts';

/** Reasons of one kind of end that are kept; more say nothing new. */
const reasonsKept = 3;

/** How all chat sockets of the run ended, by close code and by who began; the most frequent end first. */
export function sumSockets(reports: readonly CheckReport[]): SocketsRow {
  const seen = reports.flatMap(({ sockets }) => sockets ?? []);
  const groups = new Map<string, SocketEnds>();
  for (const { code, by, reason } of seen.flatMap(({ ends }) => ends)) {
    const key = `${code} ${by}`;
    const known: SocketEnds = groups.get(key) ?? { code, by, count: 0, reasons: [] };
    const reasons = [...new Set([...known.reasons, reason])].filter((one) => one !== '');
    groups.set(key, { code, by, count: known.count + 1, reasons: reasons.slice(0, reasonsKept) });
  }
  return {
    attempts: seen.reduce((sum, { attempts }) => sum + attempts, 0),
    opened: seen.reduce((sum, { opened }) => sum + opened, 0),
    ends: [...groups.values()].toSorted((a, b) => b.count - a.count || a.code - b.code),
  };
}
