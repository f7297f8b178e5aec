import { codes, type Code, type Layer } from './codes.ts';
import type { Finding } from './finding.ts';
import { headlineOf } from './headline.ts';
import { unexplained } from './explains.ts';
import type { Check, VerdictDocument } from './verdict-document.ts';

type Judged = Pick<
  VerdictDocument,
  'target' | 'product' | 'scope' | 'verdict' | 'headline' | 'findings' | 'checks' | 'waivers'
>;

/** The spec that walks the whole way of a user. Only its checks can say that users can chat. */
const wholeWay = /^chat\/golden-path:/;

/** Layers and codes whose break leaves the user with an answer all the same. */
const answeredLayers: readonly Layer[] = ['data', 'latency'];
const answeredCodes: readonly Code[] = ['EVENT_LATE', 'EVENT_GAP', 'EVENTS_NOT_REALTIME'];

/** With one of these nobody gets to chat on the page, even when the socket behind it answers. */
const closedPage: readonly Code[] = [
  'FRONTEND_DOWN',
  'CORS_BLOCKED',
  'FRONTEND_WRONG_BACKEND',
  'FRONTEND_STALE',
  'UI_CRASHED',
  'UI_LOGIN_NOT_SHOWN',
  'UI_LOGIN_FAILED',
  'UI_CHAT_NOT_RENDERED',
  'UI_WS_LOOP',
  'UI_NOT_CONNECTED',
  'UI_SEND_DISABLED',
  'UI_NOT_SENT',
  'UI_SPINNER_FOREVER',
  'UI_DID_NOT_RENDER',
];

/**
 * The one sentence about users that a run allows, and no more; and how many waivers are in force for its target, since a waiver
 * changes the verdict and never the sentence.
 */
export function claimOf(judged: Judged): string {
  const count = judged.waivers.length;
  const waived = count === 0 ? '' : ` (${count} ${count === 1 ? 'waiver' : 'waivers'})`;
  return `${judged.product ? aboutUsers(judged) : aboutTheSuite(judged)}${waived}`;
}

function aboutUsers(judged: Judged): string {
  const { target, verdict, checks } = judged;
  const wholeWays = checks.filter(({ id, status }) => wholeWay.test(id) && wasAsked(status));
  const arrived = wholeWays.length > 0 && wholeWays.every(({ status }) => status === 'PASS');
  const shutOut = breaks(judged).some(({ code }) => closedPage.includes(code));
  switch (verdict) {
    case 'HARNESS_ERROR':
    case 'BLOCKED':
    case 'UNMEASURABLE':
      return `I could not find out whether users can chat on ${target}`;
    case 'PASS':
      return arrived ? `Users CAN chat on ${target}` : `${held(checks)} on ${target}; ${notAsked}`;
    case 'DEGRADED':
    case 'FAIL':
      if (wholeWays.length === 0) return `${broken(checks)} on ${target}; ${notAsked}`;
      return !shutOut && (arrived || wasAnswered(judged))
        ? `Users can chat on ${target}, but ${reservation(judged, arrived)}`
        : `Users CANNOT chat on ${target}`;
  }
}

const notAsked = 'whether users can chat was not asked.';

function aboutTheSuite(judged: Judged): string {
  const { verdict, scope, checks } = judged;
  return `SELF-CHECK ${verdict}: ${words()} No product was tested.`;

  function words(): string {
    switch (verdict) {
      case 'PASS':
        return scope.kind === 'partial' ? `${lowerFirst(held(checks))}.` : 'the suite works.';
      case 'FAIL':
        return 'the embedded stack does not keep what the suite asks of it.';
      case 'DEGRADED':
        return degradedWords();
      case 'BLOCKED':
        return judged.headline?.layer === 'config' || judged.headline?.code === 'BROWSER_MISSING'
          ? `${tableWords(judged.headline.code)}.`
          : 'the embedded stack could not be reached or logged in to.';
      case 'UNMEASURABLE':
        return 'the run could not measure all that it had to.';
      case 'HARNESS_ERROR':
        return judged.headline?.code === 'HARNESS_ERROR' || !judged.headline
          ? 'the suite itself broke.'
          : `${tableWords(judged.headline.code)}.`;
    }
  }

  function degradedWords(): string {
    if (breaks(judged).length > 0)
      return 'the embedded stack does not keep what the suite asks of it, which is waived.';
    return judged.headline?.layer === 'config'
      ? `the suite works, but ${tableWords(judged.headline.code)}.`
      : 'the embedded stack works, but not the real way.';
  }
}

/** The break is in how well it works: every break that counts left the user with an answer. */
function wasAnswered(judged: Judged): boolean {
  return breaks(judged).every(
    ({ code, layer }) => answeredLayers.includes(layer) || answeredCodes.includes(code),
  );
}

/** What breaks a promise to users, waived or not. */
function breaks({ findings }: Judged): readonly Finding[] {
  return unexplained(findings).filter(
    ({ severity, waivedUntil }) => severity === 'fail' || waivedUntil !== undefined,
  );
}

/** What follows "but": the table's sentence, without the particulars. */
function reservation({ findings }: Judged, arrived: boolean): string {
  const first = headlineOf(findings)?.first;
  if (!first) return 'not every check holds';
  const notAlways = arrived && ['routing', 'events', 'agent'].includes(first.layer) ? 'not always: ' : '';
  return notAlways + tableWords(first.code);
}

/** The table's own sentence as a part of a longer one. */
function tableWords(code: Code): string {
  return lowerFirst(codes[code].sentence.replace(/\.$/, ''));
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function held(checks: readonly Check[]): string {
  const count = checks.filter(({ required, status }) => required && status === 'PASS').length;
  if (count === 0) return 'No check that counts was run';
  return count === 1 ? 'The one check that was run holds' : `The ${count} checks that were run hold`;
}

function broken(checks: readonly Check[]): string {
  const ran = checks.filter(({ required, status }) => required && wasAsked(status));
  const failed = ran.filter(({ status }) => status !== 'PASS').length;
  if (failed === 0) return held(checks);
  if (ran.length === 1) return 'The one check that was run does not hold';
  return `${failed} of the ${ran.length} checks that were run ${failed === 1 ? 'does' : 'do'} not hold`;
}

function wasAsked(status: Check['status']): boolean {
  return status !== 'NOT_RUN' && status !== 'NOT_OBSERVABLE';
}
