/** What one field of a body must be: a kind, or one value alone. */
export type FieldRule = 'text' | 'flag' | 'object' | 'list' | { readonly is: string | boolean };

/** What an endpoint may answer. Fields that are not named may be anything. */
export interface ExpectedAnswer {
  readonly statuses: readonly number[];
  /** The body is a list. */
  readonly list?: true;
  readonly fields?: Readonly<Record<string, FieldRule>>;
  /** Whoever gets anything else, or another value of a field, was let in without a login. */
  readonly refuses?: true;
}

/** One route that the chat needs, asked twice: without a token and with one. Nothing is created and no agent starts. */
export interface Endpoint {
  readonly service: 'auth' | 'backend';
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** What users have of it; finishes the sentence "it …". */
  readonly purpose: string;
  /** The field of a JSON body that carries the token; without it the token stands in the header. */
  readonly tokenField?: string;
  readonly without: ExpectedAnswer;
  readonly with: ExpectedAnswer;
  /** Where the answers are written down. */
  readonly source: string;
}

/** Both stand for a missing token, as they differ by the version of the framework (auth contract, 1b). */
const refused: ExpectedAnswer = { statuses: [401, 403], refuses: true };
const own = 'auth contract, 1a';
const backendAuth = 'auth contract, 1b';

/** The same for everybody, with a token and without. */
const open = (fields: ExpectedAnswer['fields'] = {}, status = 200) => {
  const answer: ExpectedAnswer = { statuses: [status], fields };
  return { without: answer, with: answer };
};

/**
 * The critical endpoints: of the login service those without which nobody logs in and stays so, and those of the backend. Routes that are constants, or wrong on a good system, are none of
 * them: they stand in `health-facts.ts`; on staging every plain GET whose path begins with `/ws` or holds `/websocket` gets 503.
 */
export const endpoints: readonly Endpoint[] = [
  {
    service: 'auth',
    method: 'GET',
    path: '/auth/config',
    purpose: 'tells the login page how to log in',
    ...open({ oauth_enabled: 'flag', development_mode: 'flag', endpoints: 'object' }),
    source: own,
  },
  {
    service: 'auth',
    method: 'GET',
    path: '/auth/login',
    purpose: 'starts a login elsewhere, and asks where',
    ...open({ detail: 'text' }, 400),
    source: own,
  },
  {
    service: 'auth',
    method: 'GET',
    path: '/auth/me',
    purpose: 'says who the user is',
    without: { statuses: [401], refuses: true },
    with: { statuses: [200], fields: { user_id: 'text', email: 'text' } },
    source: own,
  },
  {
    service: 'auth',
    method: 'GET',
    path: '/auth/verify',
    purpose: 'says whether a token is good',
    without: { statuses: [200], fields: { valid: { is: false } }, refuses: true },
    with: { statuses: [200], fields: { valid: { is: true }, user_id: 'text' } },
    source: own,
  },
  {
    service: 'auth',
    method: 'POST',
    path: '/auth/validate',
    purpose: 'lets the backend ask about a token',
    tokenField: 'token',
    without: {
      statuses: [200],
      fields: { valid: { is: false }, error: { is: 'missing_token' } },
      refuses: true,
    },
    with: { statuses: [200], fields: { valid: { is: true }, user_id: 'text' } },
    source: own,
  },
  {
    service: 'auth',
    method: 'POST',
    path: '/auth/refresh',
    purpose: 'renews a login, and not by the token that is to be renewed',
    tokenField: 'refresh_token',
    without: { statuses: [422], fields: { detail: 'text' }, refuses: true },
    with: { statuses: [401], fields: { detail: 'text' }, refuses: true },
    source: own,
  },
  {
    service: 'auth',
    method: 'GET',
    path: '/oauth/providers',
    purpose: 'names the ways to log in elsewhere',
    ...open({ providers: 'list' }),
    source: own,
  },
  {
    service: 'backend',
    method: 'GET',
    path: '/health',
    purpose: 'says that the backend is up',
    ...open({ status: { is: 'healthy' }, service: { is: 'netra-ai-platform' } }),
    source: 'websocket contract, section 5',
  },
  {
    service: 'backend',
    method: 'GET',
    path: '/api/threads?limit=20&offset=0',
    purpose: "lists the user's threads, as the page asks for them",
    without: refused,
    with: { statuses: [200], list: true },
    source: backendAuth,
  },
  {
    service: 'backend',
    method: 'GET',
    path: '/api/threads/no-such-thread',
    purpose: 'shows a thread, and says in its own words that there is none',
    without: refused,
    with: { statuses: [404], fields: { error_code: { is: 'DB_RECORD_NOT_FOUND' } } },
    source: backendAuth,
  },
  {
    service: 'backend',
    method: 'GET',
    path: '/no-such-route',
    purpose:
      'says of a path that it does not have that there is none: where everything gets 200, no 200 means anything',
    ...open({ detail: { is: 'Not Found' } }, 404),
    source: 'auth contract, head; requirements S22 and S23',
  },
  {
    service: 'backend',
    method: 'GET',
    path: '/api/discovery/services',
    purpose: 'tells the page where the services are',
    ...open({ services: 'object' }),
    source: 'requirements F09',
  },
  {
    service: 'backend',
    method: 'GET',
    path: '/auth/config',
    purpose: 'hands the login settings on',
    ...open({ oauth_enabled: 'flag', endpoints: 'object' }),
    source: backendAuth,
  },
  {
    service: 'backend',
    method: 'GET',
    path: '/api/v1/auth/config',
    purpose: 'hands the login settings on, under its newer name',
    ...open({ oauth_enabled: 'flag', endpoints: 'object' }),
    source: backendAuth,
  },
  {
    service: 'backend',
    method: 'POST',
    path: '/api/agent/v2/execute',
    purpose: 'takes the messages that the page sends, and turns an empty one away before any agent starts',
    // Whether the token or the body is looked at first is not promised.
    without: { statuses: [401, 403, 422], refuses: true },
    with: { statuses: [422], fields: { detail: 'list' } },
    source: 'requirements X87 to X89; ui contract, section 0',
  },
];

/** Of the documents' endpoints at least this share must answer, percent (requirements F36). Our own demand is all of them. */
export const documentedFloorPercent = 60;
