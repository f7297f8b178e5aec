import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { code, codeLike, inBrowser, inPage, pageLimits } from './page-faults.ts';

/** On a target of others its login page need not be the one that is known here: there these checks are informative. */
const onOwn = { target: 'embedded' } as const;
const login = (...[id, name, expected, seenIn, faults]: Parameters<ReturnType<typeof inLayer>>) =>
  inLayer('ui', 'product', inBrowser.login, pageLimits)(id, name, expected, seenIn, faults, onOwn);
const logout = inLayer('ui', 'product', inBrowser.logout, pageLimits);
const source = 'ui contract, section 2';

/** Ways in and out of the page. */
export const brokenEntrances: readonly CatalogueEntry[] = [
  inLayer('ui', 'product', inBrowser.visitor, pageLimits)(
    'F10-visitor-sees-nothing',
    'Somebody who is not signed in sees an empty page instead of the login',
    'UI_CHAT_NOT_RENDERED',
    source,
    [codeLike(/(function LoginPage\([^\n]*\{)/, '$1 return null;')],
    onOwn,
  ),
  inLayer('ui', 'product', inBrowser.visitor, pageLimits)(
    'F10-visitor-led-elsewhere',
    'Somebody who is not signed in is led to an error page instead of the login',
    'UI_LOGIN_NOT_SHOWN',
    source,
    [codeLike(/if \(!(\w+)\) return "\/login";/, 'if (!$1) return "/auth/error";')],
    onOwn,
  ),
  login('F10-form-does-nothing', 'The form of the login page does nothing', 'UI_LOGIN_FAILED', source, [
    codeLike(/void \w+\(\(\) => logIn\(email, password\)\);/, ''),
  ]),
  login('F10-refresh-token-dropped', 'The page keeps no refresh token', 'UI_LOGIN_FAILED', source, [
    code('localStorage.setItem(refreshKey, tokens.refresh)', 'undefined'),
  ]),
  login(
    'X102-session-lost-on-reload',
    'The page forgets at a reload who is signed in',
    'UI_SESSION_LOST',
    source,
    [
      inPage(
        "if (performance.getEntriesByType('navigation')[0].type === 'reload') localStorage.removeItem('jwt_token')",
      ),
    ],
  ),
  inLayer('ui', 'product', inBrowser.wrongPassword, pageLimits)(
    'F10-wrong-password-in-silence',
    'The login page says nothing of a wrong password',
    'UI_ERROR_NOT_SHOWN',
    source,
    [codeLike(/setError\(reason instanceof Error[^\n]*/, '')],
    onOwn,
  ),
  logout(
    'F12-logout-keeps-the-session',
    'The logout of the page keeps the tokens',
    'UI_LOGOUT_INEFFECTIVE',
    source,
    [codeLike(/(async function logOut\(\) \{[^}]*?)forgetSession\(\);/, '$1')],
  ),
  logout(
    'F12-logout-untold',
    'The page does not tell the login service of the logout',
    'UI_LOGOUT_INEFFECTIVE',
    source,
    [codeLike(/(async function logOut\(\) \{[^}]*?)if \(token !== void 0\)[^\n]*/, '$1')],
  ),
  logout(
    'F12-logout-keeps-the-socket',
    'After the logout the page goes on listening',
    'UI_LOGOUT_INEFFECTIVE',
    source,
    [codeLike(/(clearTimeout\(this\.elsewhere\);\s*)this\.socket\.close\(\);/, '$1')],
  ),
];
