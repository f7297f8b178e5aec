import type { PageLoad } from './page-load.ts';
import type { StoredSession } from './stored-session.ts';

/** How a page lets somebody in. */
export type PageLoginWay = 'form' | 'dev button' | 'callback of a login elsewhere';

/** A login on the page, to its end. */
export interface PageLogin {
  readonly way: PageLoginWay;
  /** Where it led. Its `failure` says why it could not even be tried. */
  readonly arrival: PageLoad;
  readonly stored: StoredSession;
  /** Whom the page says that it has let in; undefined when it says nothing that can be seen. */
  readonly shownUser: string | undefined;
  /** Where a token or the password stands that has no business to be there, in words. */
  readonly exposed: readonly string[];
}

/** What came of a password that is wrong. */
export interface RefusedLogin {
  /** Why it could not be tried, in words. */
  readonly hindrance: string | undefined;
  /** Lines that the page did not show before the button was pressed, and shows now. */
  readonly newWords: readonly string[];
  /** What the login service answered to the form; undefined when it was not asked. */
  readonly status: number | undefined;
  readonly path: string;
  readonly hasChat: boolean;
  readonly stored: StoredSession;
}
