import type { Session } from '../auth/session.ts';
import type { OpenOutcome } from '../chat/chat-socket.ts';
import { pageSubprotocols } from '../chat/subprotocols.ts';
import { FindingError } from '../diagnosis/finding.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Cause } from './cause.ts';
import { LadderTimeUp } from './ladder-clock.ts';
import { graceMs, type LadderTools } from './ladder-tools.ts';
import { openOnce } from './open-once.ts';
import { tryReply } from './try-reply.ts';

/** What was asked to tell the causes apart; undefined where nothing came, or could not be asked. */
export interface UpgradeProbes {
  /** 401 or 403. */
  readonly status: number;
  readonly contentType: string;
  /** The path of the socket, and whether it is at the host of the backend. */
  readonly path: string;
  readonly isAtBackend: boolean;
  /** Answer of the backend to the same token over HTTP. */
  readonly token: HttpReply | undefined;
  readonly readiness: HttpReply | undefined;
  /** What the backend says of its socket. */
  readonly announcement: HttpReply | undefined;
  /** The same upgrade with the token in the login header, and no subprotocol. */
  readonly headerOnly: OpenOutcome | undefined;
  /** The same upgrade at the service behind the load balancer; undefined where the target names none. */
  readonly direct: OpenOutcome | undefined;
}

/**
 * HTTP 401 or 403 on the upgrade: a token that is refused, a service that is not ready, subprotocols or a path that it does not
 * know, and the load balancer all look alike (requirements, fact I). The probes carry the good token, so none of them is a bad
 * handshake, and none trips a circuit breaker.
 */
export async function upgradeCause(
  tools: LadderTools,
  session: Session,
  token: HttpReply | undefined,
  refused: { readonly status: number; readonly contentType: string },
): Promise<Cause> {
  const { http, budgets, target } = tools;
  const client = http(budgets.api.limit + graceMs);
  const headers = { Authorization: `Bearer ${session.accessToken}` };
  const subprotocols = pageSubprotocols(session.accessToken);
  const direct = directSocket(target.urls);
  const [readiness, announcement, headerOnly, behind] = await Promise.all([
    tryReply(client, 'backend', '/health/ready'),
    tryReply(client, 'backend', '/api/v1/websocket'),
    tryOpen(() => openOnce(tools, { subprotocols: [], headers })),
    direct === undefined ? undefined : tryOpen(() => openOnce(tools, { subprotocols }, direct)),
  ]);
  const { pathname: path, host } = new URL(target.urls.ws);
  const isAtBackend = host === new URL(target.urls.backend).host;
  const { status, contentType } = refused;
  return explainUpgradeRefusal({
    status,
    contentType,
    path,
    isAtBackend,
    token,
    readiness,
    announcement,
    headerOnly,
    direct: behind,
  });
}

/** Pure. Only an answer that proves something excludes something. */
export function explainUpgradeRefusal(probes: UpgradeProbes): Cause {
  const parts = [aboutToken, aboutPath, aboutReadiness, aboutSubprotocols, aboutEdge].map((part) =>
    part(probes),
  );
  const left = parts.flatMap((part) => part.left);
  const own = 'the backend closes before it accepts: its own checks of the handshake';
  return { excluded: parts.flatMap(({ excluded }) => excluded), left: left.length > 0 ? left : [own] };
}

function aboutToken({ token, isAtBackend }: UpgradeProbes): Cause {
  if (!token) return nothing;
  if (token.status !== 200) return isLeft(`the token: over HTTP the backend answers it with ${token.status}`);
  const believed = 'a token that the backend does not believe: it takes it over HTTP';
  const block = 'a block of our address or name by the load balancer: other requests to the same host pass';
  return { excluded: isAtBackend ? [believed, block] : [believed], left: [] };
}

function aboutPath({ announcement, path }: UpgradeProbes): Cause {
  const announced = fieldOf(fieldOf(fieldOf(announcement?.json, 'data'), 'endpoints'), 'websocket');
  if (typeof announced !== 'string') return nothing;
  if (announced === path) return isExcluded(`a wrong path: the backend announces its socket at ${path}`);
  return isLeft(`the path: the backend announces ${announced}, not ${path}`);
}

function aboutReadiness({ readiness }: UpgradeProbes): Cause {
  if (!readiness) return nothing;
  const isReady = fieldOf(fieldOf(readiness.json, 'websocket_readiness'), 'websocket_ready');
  if (isReady === false || readiness.status >= 500) {
    return isLeft('a service that is not ready: /health/ready says so');
  }
  if (readiness.status !== 200 || isReady !== true) return nothing;
  return isExcluded('a service that is not ready: /health/ready says that its socket is');
}

function aboutSubprotocols({ headerOnly, status }: UpgradeProbes): Cause {
  const how = 'the subprotocols: with the token in the login header instead';
  if (headerOnly?.kind === 'open') return isLeft(`${how}, the socket opens`);
  const isSame = headerOnly?.kind === 'http' && headerOnly.status === status;
  return isSame ? isExcluded(`${how}, it is ${status} as well`) : nothing;
}

function aboutEdge({ direct, contentType, status }: UpgradeProbes): Cause {
  const page = /html/i.test(contentType) ? ['something before the backend: the refusal is a web page'] : [];
  if (direct?.kind === 'open')
    return { excluded: [], left: ['the load balancer: behind it the socket opens', ...page] };
  const isSame = direct?.kind === 'http' && direct.status === status;
  return { excluded: isSame ? [`the load balancer: behind it, it is ${status} as well`] : [], left: page };
}

const nothing: Cause = { excluded: [], left: [] };

function isExcluded(line: string): Cause {
  return { excluded: [line], left: [] };
}

function isLeft(line: string): Cause {
  return { excluded: [], left: [line] };
}

/** The socket of the service behind the load balancer. */
function directSocket({ backendDirect, ws }: LadderTools['target']['urls']): string | undefined {
  if (backendDirect === undefined) return undefined;
  return `${backendDirect.replace(/^http/, 'ws')}${new URL(ws).pathname}`;
}

async function tryOpen(open: () => Promise<OpenOutcome>): Promise<OpenOutcome | undefined> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof FindingError || error instanceof LadderTimeUp) return undefined;
    throw error;
  }
}
