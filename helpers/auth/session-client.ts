import { setTimeout as delay } from 'node:timers/promises';
import type { HttpClient, HttpReply } from '../http/http-client.ts';
import { fieldOf } from '../http/field-of.ts';
import { keepSecrets } from './keep-secrets.ts';

/** A token that somebody got who has proven nothing, and whether the login service takes it for a login. */
export interface MintRecord {
  readonly answer: HttpReply;
  /** What the profile said to the token; undefined when none was handed out. */
  readonly profile: HttpReply | undefined;
}

/** A logout, and what the profile said to the token afterwards, in order. */
export interface LogoutRecord {
  readonly logout: HttpReply;
  readonly asked: readonly HttpReply[];
}

/**
 * The login service keeps the list of logged-out tokens per process, so the news may take several asks to be met (auth contract,
 * section 2); once it was, a few more show whether it is known everywhere. Asked of the login service alone.
 */
const mostAsks = 10;
const asksAfterRefusal = 2;
const pauseMs = 500;

/** The account that the product's code lets in everywhere, and says so itself (auth contract, section 3). Not a secret. */
const developer = { email: 'dev@example.com', password: 'dev' };

/** Renewing, ending and faking sessions at the login service. What a test made of it is judged in helpers/judge. */
export class SessionClient {
  constructor(private readonly http: HttpClient) {}

  async refresh(refreshToken: string | undefined): Promise<HttpReply> {
    const body = { refresh_token: refreshToken ?? '' };
    return kept(await this.http.send('auth', 'POST', '/auth/refresh', { body }));
  }

  /** Logs out, which is answered by 200 in any case, and asks for the profile until it is refused, at most ten times. */
  async logOut(token: string): Promise<LogoutRecord> {
    const logout = await this.http.send('auth', 'POST', '/auth/logout', { token });
    const asked: HttpReply[] = [];
    while (asked.length < mostAsks) {
      if (asked.length > 0) await delay(pauseMs);
      const reply = await this.profile(token);
      asked.push(reply);
      if (reply.status >= 300) break;
    }
    const isRefused = asked.at(-1)?.status !== 200;
    for (let left = isRefused ? asksAfterRefusal : 0; left > 0; left -= 1)
      asked.push(await this.profile(token));
    return { logout, asked };
  }

  /** What the service says of a token where it says so in the body of a 200 (auth contract, 1a). */
  async wordsOf(token: string): Promise<readonly HttpReply[]> {
    return [
      await this.http.send('auth', 'GET', '/auth/verify', { token }),
      await this.http.send('auth', 'POST', '/auth/validate', { body: { token } }),
    ];
  }

  /** Asks for a token in somebody's name and proves nothing. The token is shown to the profile and to nobody else. */
  async mint(userId: string, email: string): Promise<MintRecord> {
    const body = { user_id: userId, email };
    return this.shown(await this.http.send('auth', 'POST', '/auth/create-token', { body }));
  }

  /** Logs in to the fixed development account. Its token is shown to the profile and to nobody else. */
  async logInAsDeveloper(): Promise<MintRecord> {
    return this.shown(await this.http.send('auth', 'POST', '/auth/login', { body: developer }));
  }

  private async shown(answer: HttpReply): Promise<MintRecord> {
    const token = fieldOf(kept(answer).json, 'access_token');
    return { answer, profile: typeof token === 'string' ? await this.profile(token) : undefined };
  }

  private profile(token: string): Promise<HttpReply> {
    return this.http.send('auth', 'GET', '/auth/me', { token });
  }
}

function kept(reply: HttpReply): HttpReply {
  keepSecrets(reply);
  return reply;
}
