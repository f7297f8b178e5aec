import type { LoginWay, Target } from '../../env/target.ts';
import type { Account } from '../auth/account.ts';
import type { Session } from '../auth/session.ts';
import type { ChatWindow } from './chat-window.ts';
import { holdsToken } from './holds-token.ts';
import { keptEntries } from './kept-entries.ts';
import { submitLoginForm } from './login-form.ts';
import type { PageLoad } from './page-load.ts';
import type { PageLogin, PageLoginWay } from './page-login.ts';
import { readStoredSession } from './stored-session.ts';

/** Who logs in. */
export interface Visitor {
  readonly account: Account;
  /** A login of the same user without the page. */
  readonly session: Session;
}

interface Entrance {
  readonly way: PageLoginWay;
  enter(window: ChatWindow, visitor: Visitor, target: Target): Promise<PageLoad>;
}

/** How long a click may take to arrive, ms. */
const actionMs = 1_500;

/** How a window of nobody becomes one of the user, for each way in. Google's own pages are nobody's to test. */
const entrances: Readonly<Record<LoginWay, Entrance>> = {
  register: {
    way: 'form',
    enter: async (window, { account }) => {
      await window.open('/login', { expects: 'login' });
      return window.load('the form of the login', {}, () => submitLoginForm(window, account));
    },
  },
  'dev-login': {
    way: 'dev button',
    enter: async (window) => {
      await window.open('/login', { expects: 'login' });
      const button = window.page.getByRole('button', { name: /Quick Dev Login/ });
      return window.load('the button for developers', {}, () =>
        button.click({ timeout: window.patience(actionMs) }),
      );
    },
  },
  key: {
    way: 'callback of a login elsewhere',
    enter: (window, { session }, { urls }) =>
      window.load('the callback of a login elsewhere', {}, () =>
        goTo(window, callbackFor(urls.frontend, session)),
      ),
  },
};

/** Logs in on the page in the one way that the target declares. Nothing else is tried when it fails. */
export async function logInByPage(window: ChatWindow, visitor: Visitor, target: Target): Promise<PageLogin> {
  const entrance = entrances[target.login];
  const arrival = await entrance.enter(window, visitor, target);
  const { accessToken, refreshToken } = visitor.session;
  const stored = await readStoredSession(window.page, [accessToken, refreshToken]);
  const user = window.page.getByTestId('user-email');
  const shown = (await user.isVisible())
    ? (await user.innerText({ timeout: window.patience(actionMs) })).trim()
    : '';
  const exposed = await exposedBy(window, visitor.account.password);
  return { way: entrance.way, arrival, stored, shownUser: shown === '' ? undefined : shown, exposed };
}

/** Where the login has left a token or the password that nobody should find there. */
async function exposedBy({ page, witness }: ChatWindow, password: string): Promise<readonly string[]> {
  const kept = (await keptEntries(page)).filter(([, , value]) => value.includes(password));
  return [
    ...witness.exposed,
    ...(holdsToken(page.url()) ? ['the address of the page'] : []),
    ...kept.map(([where, key]) => `${where} ${key}, which holds the password`),
  ];
}

/** Where the product's own login sends the browser (ui contract, section 2). */
function callbackFor(frontend: string, { accessToken, refreshToken }: Session): string {
  const url = new URL('/auth/callback', frontend);
  url.searchParams.set('access_token', accessToken);
  if (refreshToken !== undefined) url.searchParams.set('refresh_token', refreshToken);
  return url.href;
}

/** By the browser's own protocol: the steps of the test runner, which its reports list, would name the address with its tokens. */
async function goTo({ page }: ChatWindow, url: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const { errorText } = await cdp.send('Page.navigate', { url });
  await cdp.detach();
  if (errorText !== undefined && errorText !== '') throw new Error(errorText);
}
