import { randomBytes } from 'node:crypto';

import type { TokenKind } from './recording.ts';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Undefined for the one fixed user of the developer login. */
  readonly password: string | undefined;
}

interface Issued {
  readonly kind: TokenKind;
  readonly user: User;
}

/**
 * What a service has to remember so that an answer of the recordings fits a request of today: who registered, which token was
 * handed out to whom, and whose thread is whose.
 */
export class Book {
  readonly loginKey = randomBytes(24).toString('hex');
  /** Everybody who logs in without a name (recordings, developer login). */
  readonly fixedUser: User = { id: 'dev-user-001', email: 'dev@example.com', name: '', password: undefined };
  private readonly users = new Map<string, User>();
  private readonly issued = new Map<string, Issued>();
  private readonly spent = new Set<string>();
  private readonly owners = new Map<string, string>();

  userOf(email: string): User | undefined {
    return this.users.get(email);
  }

  admit(email: string, name: string, password: string | undefined): User {
    const id = `auth_user_${Date.now()}_${this.users.size + 1}_${randomBytes(4).toString('hex')}`;
    const user = { id, email, name, password };
    this.users.set(email, user);
    return user;
  }

  issue(token: string, kind: TokenKind, user: User): void {
    this.issued.set(token, { kind, user });
  }

  holderOf(token: string): User | undefined {
    return this.issued.get(token)?.user;
  }

  /** Logged out, or used up. Says nothing of a text that was never handed out as a token. */
  spend(token: string): void {
    if (this.issued.has(token)) this.spent.add(token);
  }

  kindOf(token: string): TokenKind | 'spent' | 'bad' {
    return this.spent.has(token) ? 'spent' : (this.issued.get(token)?.kind ?? 'bad');
  }

  openThread(id: string, owner: string): void {
    this.owners.set(id, owner);
  }

  ownerOf(thread: string): string | undefined {
    return this.owners.get(thread);
  }
}
