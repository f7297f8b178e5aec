import { decodeJwt } from 'jose';
import type { LoginWay, Target } from '../../env/target.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, FindingError } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import { type HttpClient, type HttpReply } from '../http/http-client.ts';
import type { SpendingCounter } from '../http/spending.ts';
import { toldSecrets } from '../judge/told-secrets.ts';
import { registerSecret } from '../reporting/redact.ts';
import type { Account } from './account.ts';
import { keepSecrets } from './keep-secrets.ts';
import { newHistory, type Session } from './session.ts';

/** A login that must be refused. */
export interface WrongTry {
  /** What was shown; begins a sentence. */
  readonly what: string;
  readonly reply: HttpReply;
}

/** A second registration of an address, and the logins after it: with its password, and with the owner's. */
export interface TakenAddress {
  readonly again: HttpReply;
  readonly withNew: HttpReply;
  readonly withOld: HttpReply;
}

/** Logs in the one way that the target declares. Nothing else is tried when it fails: that is the finding. */
export class AuthClient {
  constructor(
    private readonly http: HttpClient,
    private readonly target: Target,
    private readonly spending: SpendingCounter,
    /** Told of everybody who is about to be logged in. */
    private readonly onLogin: (account: Account) => void = () => undefined,
  ) {}

  /** Creates what the login needs beforehand: an account where accounts are registered, nothing elsewhere. */
  async prepare(account: Account): Promise<void> {
    registerSecret(account.password);
    if (this.target.login !== 'register') return;
    const { email, password, name } = account;
    const reply = await this.http.send('auth', 'POST', '/auth/register', { body: { email, password, name } });
    if (reply.status !== 200 && reply.status !== 201) throw refused('register', reply);
    this.spending.users += 1;
    keepSecrets(reply);
  }

  /** The login itself. Rejects with a FindingError when it is refused although the credential is right. */
  async logIn(account: Account): Promise<Session> {
    this.onLogin(account);
    const reply = await this.sendLogin(account, account.password, this.target.loginKey);
    if (reply.status !== 200) throw refused(this.target.login, reply);
    keepSecrets(reply);
    return toSession(reply, account);
  }

  /** The same request with a credential that is wrong in its last place. Resolves with whatever came. */
  async tryWrongCredential(account: Account): Promise<HttpReply> {
    const wrongKey = this.target.loginKey && otherThan(this.target.loginKey);
    const wrongPassword = otherThan(account.password);
    // All but the last place of them is right: a service that repeats them would tell the secret.
    for (const secret of [wrongKey, wrongPassword]) if (secret !== undefined) registerSecret(secret);
    const reply = await this.sendLogin(account, wrongPassword, wrongKey);
    keepSecrets(reply);
    return reply;
  }

  /**
   * Requests that must fail like it and look right to a service that compares carelessly: the credential with its letters in the other
   * case, and a right password at an address that nobody has registered. None where the one way to log in knows no credential.
   */
  async tryCarelessCredentials(account: Account): Promise<readonly WrongTry[]> {
    const { login, loginKey } = this.target;
    if (login === 'dev-login') return [];
    const [password, key] = [inOtherCase(account.password), loginKey && inOtherCase(loginKey)];
    for (const secret of [password, key]) if (secret !== undefined) registerSecret(secret);
    const tries: WrongTry[] = [];
    const attempt = async (what: string, as: Account, secret: string): Promise<void> => {
      const reply = await this.sendLogin(as, secret, key);
      keepSecrets(reply);
      tries.push({ what, reply });
    };
    if (login === 'register' || key !== loginKey)
      await attempt('A credential with its letters in the other case', account, password);
    if (login === 'register') {
      const email = account.email.replace('@', '-nobody@');
      await attempt('An address that nobody has registered', { ...account, email }, account.password);
    }
    return tries;
  }

  /** Registers the account's address once more, with a password of somebody else, and logs in with either. */
  async registerAgain(account: Account): Promise<TakenAddress> {
    const { email, name } = account;
    const password = otherThan(inOtherCase(account.password));
    registerSecret(password);
    const again = await this.http.send('auth', 'POST', '/auth/register', { body: { email, password, name } });
    const withNew = await this.sendLogin(account, password, undefined);
    const withOld = await this.sendLogin(account, account.password, undefined);
    for (const reply of [again, withNew, withOld]) keepSecrets(reply);
    return { again, withNew, withOld };
  }

  /** Who the auth service says that the bearer is. */
  async profile(token: string | undefined): Promise<HttpReply> {
    return this.http.send('auth', 'GET', '/auth/me', token === undefined ? {} : { token });
  }

  private async sendLogin(account: Account, password: string, key: string | undefined): Promise<HttpReply> {
    const { email, name } = account;
    switch (this.target.login) {
      case 'register':
        return this.http.send('auth', 'POST', '/auth/login', { body: { email, password } });
      case 'key':
        // The one request that may carry such a header name: it is how the staging login is called.
        return this.http.send('auth', 'POST', '/auth/e2e/test-auth', {
          body: { email, name },
          headers: { 'X-E2E-Bypass-Key': key ?? '' },
        });
      case 'dev-login':
        // Its one fixed user has no credential; a wrong one can only be shown at the password login.
        return password === account.password
          ? this.http.send('auth', 'POST', '/auth/dev/login', { body: {} })
          : this.http.send('auth', 'POST', '/auth/login', { body: { email, password } });
    }
  }
}

/** The same letters, large ones small and small ones large. */
function inOtherCase(secret: string): string {
  return secret.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

/** The same but for its last character. */
function otherThan(secret: string): string {
  return `${secret.slice(0, -1)}${secret.endsWith('x') ? 'y' : 'x'}`;
}

function toSession(reply: HttpReply, account: Account): Session {
  const accessToken = fieldOf(reply.json, 'access_token');
  if (typeof accessToken !== 'string' || accessToken === '') {
    throw new FindingError(
      finding('LOGIN_REFUSED', 'The login answered 200 without an access_token.', [describeReply(reply)]),
    );
  }
  const refreshToken = fieldOf(reply.json, 'refresh_token');
  const user = fieldOf(reply.json, 'user');
  const userId = fieldOf(user, 'id');
  const email = fieldOf(user, 'email');
  if (typeof email === 'string' && email !== account.email) {
    throw new FindingError(
      finding('IDENTITY_MISMATCH', `Asked for ${account.email}, logged in as ${email}.`),
    );
  }
  return {
    accessToken,
    refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
    userId: typeof userId === 'string' ? userId : undefined,
    subject: subjectOf(accessToken, reply),
    email: typeof email === 'string' ? email : undefined,
    told: toldSecrets(reply.json, [account.password]),
    loginStartedMs: reply.startedMs,
    loginMs: reply.tookMs,
    history: newHistory(),
  };
}

function subjectOf(token: string, reply: HttpReply): string {
  try {
    return decodeJwt(token).sub ?? '';
  } catch {
    const where = new URL(reply.url).pathname;
    throw new FindingError(finding('TOKEN_CLAIMS', `The access_token of ${where} is no JWT.`));
  }
}

/** What a refusal means, by the way of logging in and the wire's own facts; the server's words are only quoted. */
function refused(way: LoginWay, reply: HttpReply): FindingError {
  return new FindingError(finding(refusalCode(way, reply.status), '', [describeReply(reply)]));
}

function refusalCode(way: LoginWay, status: number): Code {
  if (status === 404 || status === 405) return 'AUTH_ENDPOINT_MISSING';
  if (way === 'key' && status === 401) return 'CREDENTIAL_INVALID';
  if (way === 'key' && status === 503) return 'CREDENTIAL_UNCONFIGURED';
  return status >= 500 ? 'LOGIN_5XX' : 'LOGIN_REFUSED';
}
