import type { Session } from '../auth/session.ts';
import type { Budget } from '../../env/budgets.ts';
import type { PageLoad } from '../browser/page-load.ts';
import type { PageLogin } from '../browser/page-login.ts';
import type { PageLogout } from '../browser/log-out-by-page.ts';
import type { StoredSession } from '../browser/stored-session.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { brokenPage } from './broken-page.ts';
import { excerpt } from './excerpt.ts';
import { judgeChatShown } from './judge-page-load.ts';
import { entryFindings } from './judge-signed-out.ts';
import type { Judgement } from './judgement.ts';
import { pageEvidence } from './page-evidence.ts';

/** The page lets a user in: the chat is seen, and the tokens that it keeps name the one who logged in (requirements F10). */
export function judgePageLogin(login: PageLogin, session: Session): Judgement {
  const { way, arrival, stored, shownUser } = login;
  const evidence = [`by the ${way}`, ...pageEvidence(arrival), describeStored(stored)];
  const fault = loginFault(login, session);
  const failed = arrival.visibleMs === undefined ? brokenAfter(arrival, evidence) : undefined;
  const isOther =
    shownUser?.includes('@') === true && session.email !== undefined && shownUser !== session.email;
  return {
    findings: [
      ...(failed ? [failed] : []),
      ...(!failed && fault !== undefined
        ? [finding('UI_LOGIN_FAILED', `By the ${way}: ${fault}.`, evidence)]
        : []),
      ...strangers(stored, session.subject, session.email, evidence),
      ...(isOther
        ? [
            finding(
              'IDENTITY_MISMATCH',
              `Logged in as ${session.email ?? ''}, the page names ${shownUser}.`,
              evidence,
            ),
          ]
        : []),
    ],
    evidence,
  };
}

/** A reload leaves the user signed in: the chat is seen again, and the same user's tokens are kept. */
export function judgeKept(
  before: StoredSession,
  load: PageLoad,
  after: StoredSession,
  budget: Budget,
): Judgement {
  const shown = judgeChatShown(load, budget);
  const evidence = [...shown.evidence, describeStored(after)];
  const isLost = load.visibleMs !== undefined && after.access === undefined;
  return {
    ...shown,
    findings: [
      ...shown.findings,
      ...(isLost
        ? [finding('UI_SESSION_LOST', `${load.what}: the storage holds no access token any more.`, evidence)]
        : []),
      ...strangers(after, before.access?.subject, before.access?.email, evidence),
    ],
    evidence,
  };
}

/** The logout ends the session for the page and for the login service, and no way leads back in (requirements F12). */
export function judgePageLogout(logout: PageLogout): Judgement {
  const { arrival, stored, open, status, visits } = logout;
  const evidence = [
    ...pageEvidence(arrival.load),
    describeStored(stored),
    `${open.length} sockets stayed open; the login service answered the logout with ${status ?? 'nothing'}`,
    ...visits.flatMap(({ load }) => pageEvidence(load).slice(0, 2)),
  ];
  const over = (is: boolean, words: string): readonly Finding[] =>
    is ? [finding('UI_LOGOUT_INEFFECTIVE', words, evidence)] : [];
  if (arrival.load.failure !== undefined)
    return { findings: over(true, 'There is no button for it that can be pressed.'), evidence };
  const findings = [
    // What is seen before the page has changed is what stood there when the button was pressed.
    ...entryFindings({ ...arrival, views: [] }, 'UI_LOGOUT_INEFFECTIVE'),
    ...over(stored.tokensAt.length > 0, `Tokens are left at ${stored.tokensAt.join(', ')}.`),
    ...over(open.length > 0, `A socket stays open: ${open.map(({ url }) => url).join(', ')}.`),
    ...over(
      arrival.isLogin && (status === undefined || status >= 400),
      `The login service ${status === undefined ? 'is not told, and' : `answers ${status}, so it`} goes on accepting the token.`,
    ),
    ...visits.flatMap((visit) => entryFindings(visit, 'UI_LOGOUT_INEFFECTIVE')),
  ];
  const isUntried = findings.length === 0 && visits.length === 0;
  return {
    findings,
    evidence,
    unmeasurable: isUntried ? ['After the logout no way back into the chat was tried.'] : [],
  };
}

/** Nothing of the session is left for the page to use. */
export function isOver({ arrival, stored, visits }: PageLogout): boolean {
  return stored.tokensAt.length === 0 && [arrival, ...visits].every(({ isLogin }) => isLogin);
}

function brokenAfter(arrival: PageLoad, evidence: readonly string[]): Finding | undefined {
  // Of a login that could not even be tried, `failure` says why; the page itself was there.
  const { failure: _failure, ...page } = arrival;
  return brokenPage({ ...page, failure: undefined }, evidence);
}

/** Why nobody is logged in; undefined when somebody is. */
function loginFault({ arrival, stored }: PageLogin, session: Session): string | undefined {
  const { failure, visibleMs, path, text } = arrival;
  if (failure !== undefined) return failure;
  if (visibleMs === undefined) return `the page stands at ${path} and shows "${excerpt(text)}"`;
  if (stored.access === undefined) return 'the chat is shown, and no access token is kept under jwt_token';
  if (session.refreshToken !== undefined && !stored.hasRefresh)
    return 'no refresh token is kept under refresh_token, so the session ends with the access token';
  return undefined;
}

function strangers(
  { access }: StoredSession,
  subject: string | undefined,
  email: string | undefined,
  evidence: readonly string[],
): readonly Finding[] {
  if (access === undefined) return [];
  const isOther = subject !== undefined && access.subject !== subject;
  const isOtherEmail = email !== undefined && access.email !== undefined && access.email !== email;
  if (!isOther && !isOtherEmail) return [];
  const words = `Logged in as ${email ?? subject ?? 'somebody'}, the page holds the token of ${access.email ?? access.subject}.`;
  return [finding('IDENTITY_MISMATCH', words, evidence)];
}

function describeStored({ tokensAt, access }: StoredSession): string {
  const whose = access === undefined ? '' : `, of user ${access.subject}`;
  return tokensAt.length === 0 ? 'no token is kept' : `tokens at ${tokensAt.join(', ')}${whose}`;
}
