import type { PageLoad } from '../browser/page-load.ts';
import type { RefusedLogin } from '../browser/page-login.ts';
import type { PageVisit } from '../browser/page-visit.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { brokenPage } from './broken-page.ts';
import { excerpt } from './excerpt.ts';
import { judgeQuiet } from './judge-page-load.ts';
import { joinJudgements, type Judgement } from './judgement.ts';
import { pageEvidence } from './page-evidence.ts';

/** Who is not signed in is led to the login page, sees nothing of a chat on the way, and no socket is opened for nobody. */
export function judgeSignedOut(visits: readonly PageVisit[]): Judgement {
  return joinJudgements(
    visits.flatMap((visit) => [
      { findings: entryFindings(visit, 'UI_LOGIN_NOT_SHOWN'), evidence: [] },
      judgeQuiet(visit.load),
    ]),
  );
}

/**
 * Who has a session that ran out, and nothing to renew it with, is led to the login page too, and not left waiting (ui contract,
 * section 2, failure modes). What the page tries before it finds out is its own affair.
 */
export function judgeRunOut(visit: PageVisit): Judgement {
  const seen = { ...visit, load: { ...visit.load, sockets: [] }, views: [] };
  return { findings: entryFindings(seen, 'UI_LOGIN_NOT_SHOWN'), evidence: pageEvidence(visit.load) };
}

/** Where a visit that had to end at the login page ended instead. `code` says what that means. */
export function entryFindings(
  { load, views, isLogin }: PageVisit,
  code: 'UI_LOGIN_NOT_SHOWN' | 'UI_LOGOUT_INEFFECTIVE',
): readonly Finding[] {
  const evidence = pageEvidence(load);
  const { what, sockets } = load;
  const broken = isLogin ? undefined : brokenPage(load, evidence);
  if (broken) return [broken];
  const sawChat = views.some(({ hasChat }) => hasChat);
  return [
    ...(isLogin ? [] : [elsewhere(load, sawChat, code, evidence)]),
    ...(isLogin && sawChat
      ? [finding(code, `${what} shows the chat before it shows the login page.`, evidence)]
      : []),
    ...(sockets.length > 0
      ? [
          finding(
            code,
            `${what} opens a socket for nobody: ${sockets.map(({ url }) => url).join(', ')}.`,
            evidence,
          ),
        ]
      : []),
  ];
}

/** Only who sees the chat is still let in; anything else is a login page that did not come. */
function elsewhere(
  { what, path, text, parts }: PageLoad,
  sawChat: boolean,
  code: 'UI_LOGIN_NOT_SHOWN' | 'UI_LOGOUT_INEFFECTIVE',
  evidence: readonly string[],
): Finding {
  if (text.trim() === '')
    return finding('UI_CHAT_NOT_RENDERED', `${what} leads to ${path} and shows nothing at all.`, evidence);
  const isIn = sawChat || parts.input;
  const words = `${what} leads to ${path} and shows "${excerpt(text)}".`;
  return finding(isIn ? code : 'UI_LOGIN_NOT_SHOWN', words, evidence);
}

/** A wrong password is refused by the login service, and the login page says so in words and stays (ui contract, section 2). */
export function judgeWrongPassword(attempt: RefusedLogin): Judgement {
  const { hindrance, newWords, status, path, hasChat, stored } = attempt;
  const said = newWords.length === 0 ? 'nothing' : `"${excerpt(newWords.join(' '))}"`;
  const evidence = [
    hindrance ??
      `a wrong password was typed into the form: the login service answered ${status ?? 'nothing'}`,
    `the page stands at ${path} and says ${said}`,
  ];
  const one = (code: Parameters<typeof finding>[0], words: string): Judgement => ({
    findings: [finding(code, words, evidence)],
    evidence,
  });
  if (hindrance !== undefined) return one('UI_LOGIN_FAILED', `${hindrance}.`);
  if (hasChat || stored.tokensAt.length > 0)
    return one('LOGIN_ACCEPTS_ANYTHING', 'A wrong password that was typed into the form let somebody in.');
  if (status === undefined) return one('UI_LOGIN_FAILED', 'The form asks the login service nothing.');
  if (path !== '/login') return one('UI_LOGIN_NOT_SHOWN', `After a wrong password the page goes to ${path}.`);
  if (newWords.length === 0)
    return one('UI_ERROR_NOT_SHOWN', 'A wrong password is refused, and the login page says nothing of it.');
  return { findings: [], evidence };
}
