import type { Lane } from '../run/governor-window.ts';
import type { TargetUrls } from '../../env/target.ts';

/** Requests to one host that a page may send without waiting, under `/api/` or outside it. */
export interface Share {
  readonly host: string;
  readonly lane: Lane;
  readonly slots: number;
}

/**
 * What one load of the chat page sends, at most, by service (ui contract, sections 1 and 2): the page, its icon and what it looks
 * up of itself; the settings of the login, asked before and then called; the health of the backend and the upgrade of a socket,
 * twice, since a page may lose its first; the threads and their messages, each asked before and then called. The first load of a
 * worker fetches all static files besides.
 */
const perLoad = { frontend: 4, frontendApi: 2, auth: 4, backend: 4, backendApi: 16 } as const;
const staticFiles = 20;

/**
 * Shares by lane and host, never more than half of a limit (but one at the least): others are at work there too. What was not claimed is not refused, but
 * takes its turn. The greatest comes first: who has that one waits for the others without holding up anybody for long. Pure.
 */
export function shareOfLoad(
  { frontend, auth, backend, ws }: TargetUrls,
  isFirst: boolean,
  limits: Readonly<Record<Lane, number>>,
): readonly Share[] {
  const wanted: Share[] = [
    at(frontend, 'other', perLoad.frontend + (isFirst ? staticFiles : 0)),
    at(auth, 'other', perLoad.auth),
    at(backend, 'other', perLoad.backend - 2),
    at(ws, 'other', 2),
    at(backend, 'api', perLoad.backendApi),
    at(frontend, 'api', perLoad.frontendApi),
  ];
  const shares: Share[] = [];
  for (const lane of ['other', 'api'] as const) {
    const ofLane = joined(wanted.filter((share) => share.lane === lane));
    const sum = ofLane.reduce((total, { slots }) => total + slots, 0);
    const part = Math.min(1, limits[lane] / 2 / sum);
    shares.push(
      ...ofLane.map(({ host, slots }) => ({ host, lane, slots: Math.max(1, Math.floor(slots * part)) })),
    );
  }
  return shares.toSorted((a, b) => b.slots - a.slots);
}

function at(address: string, lane: Lane, slots: number): Share {
  return { host: new URL(address).hostname, lane, slots };
}

function joined(shares: readonly Share[]): readonly Share[] {
  const hosts = [...new Set(shares.map(({ host }) => host))];
  return hosts.map((host) => {
    const own = shares.filter((share) => share.host === host);
    return {
      host,
      lane: own[0]?.lane ?? 'other',
      slots: own.reduce((total, { slots }) => total + slots, 0),
    };
  });
}
