import type { KnownWaiver } from './check-waivers.ts';
import type { Code } from './codes.ts';
import { unexplained } from './explains.ts';
import { finding, type Finding } from './finding.ts';
import type { Check, Scope } from './verdict-document.ts';
import { verdictOf } from './verdict.ts';

/** What a whole turn shows each time, with the login and the socket that it takes: the smaller profiles have little else. */
const everyTurnShows: readonly Code[] = [
  'BACKEND_DOWN',
  'AUTH_DOWN',
  'AUTH_ENDPOINT_MISSING',
  'LOGIN_5XX',
  'LOGIN_REFUSED',
  'JWT_CROSS_SERVICE_REJECTED',
  'WS_HTTP_404',
  'WS_HTTP_403',
  'WS_HTTP_500',
  'WS_NOT_READY',
  'WS_OPEN_TIMEOUT',
  'WS_NOT_UPGRADED',
  'SUBPROTOCOL_NEGOTIATION',
  'WS_AUTH_FAILED',
  'WS_1011',
  'WS_CLOSED_1000_EARLY',
  'WS_CLOSED_BEFORE_TERMINAL',
  'WS_1006',
  'NO_CONNECTED_FRAME',
  'FRAME_UNPARSABLE',
  'UNKNOWN_ENVELOPE',
  'ENVELOPE_WRAPPED',
  'AGENT_SILENT',
  'ACK_ONLY',
  'EVENTS_MISSING',
  'EVENT_MISSING',
  'NO_TERMINAL',
  'AGENT_TIMEOUT_NO_ERROR',
  'AGENT_STALLED',
  'TOOL_UNPAIRED',
  'EVENT_ORDER',
  'EVENT_DUPLICATED',
  'EVENT_SCHEMA',
  'AGENT_ERROR',
  'ANSWER_WRONG',
  'RESPONSE_NOT_SUBSTANTIVE',
];

/** The spec that takes such a turn, and judges it to the end only where nothing at all is wrong with it. */
const wholeWay = /^chat\/golden-path:/;

/**
 * One `WAIVER_UNMATCHED` for each waiver whose code did not come up where it would have: in a run of a whole selection, whose
 * checks that count were all judged, in which nothing broke that is not waived, and in which nothing that was found could have
 * hidden it. A full or nightly run shows every code; a smaller profile only what every turn shows.
 * @param findings all of the run, waivers applied.
 * @param inForce the waivers of its target that hold on its day.
 */
export function unmatchedWaivers(
  findings: readonly Finding[],
  inForce: readonly KnownWaiver[],
  checks: readonly Check[],
  scope: Pick<Scope, 'kind' | 'profile'>,
): readonly Finding[] {
  if (scope.kind === 'partial' || !isWholeJudgement(findings, checks)) return [];
  const showsAll = scope.kind === 'full' || scope.profile === 'nightly';
  const tookTurn = checks.some(({ id, status }) => wholeWay.test(id) && status === 'PASS');
  return inForce
    .filter(({ code }) => showsAll || (tookTurn && everyTurnShows.includes(code)))
    .filter(({ code }) => !findings.some((found) => found.code === code) && !isHidden(code, findings))
    .map(({ code, expires, reason, link, place }) =>
      finding('WAIVER_UNMATCHED', `${code} is waived until ${expires} and did not come up.`, [
        `${place}: ${reason} (${link})`,
      ]),
    );
}

/** Whether what was found would account for this code too, so that nobody can say that it is gone. */
function isHidden(code: Code, findings: readonly Finding[]): boolean {
  const missed = finding(code);
  return !unexplained([...findings, missed]).includes(missed);
}

function isWholeJudgement(findings: readonly Finding[], checks: readonly Check[]): boolean {
  const required = checks.filter((check) => check.required);
  return (
    required.length > 0 &&
    required.every(({ status }) => isJudged(status) || status === 'NOT_OBSERVABLE') &&
    ['PASS', 'DEGRADED'].includes(verdictOf(findings, checks))
  );
}

function isJudged(status: Check['status']): boolean {
  return status === 'PASS' || status === 'FAIL';
}
