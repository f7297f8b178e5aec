import { clock } from '../clock.ts';
import { randomHex } from '../random-hex.ts';
import type { Account } from './account.ts';
import { passwordHash } from './password-hash.ts';

/** The registered accounts, in memory, and the counter that ids carry. */
export class AccountStore {
  private readonly byEmail = new Map<string, Account>();
  private readonly byId = new Map<string, Account>();
  private readonly beingMade = new Set<string>();
  private made = 0;

  get size(): number {
    return this.byId.size;
  }

  /** Undefined when the address is taken, also by a registration that is still under way. */
  async register(email: string, password: string, name: string): Promise<Account | undefined> {
    if (this.byEmail.has(email) || this.beingMade.has(email)) return undefined;
    this.beingMade.add(email);
    try {
      const now = clock.iso();
      const account: Account = {
        id: `auth_user_${Date.now()}_${++this.made}_${randomHex(8)}`,
        email,
        name,
        passwordHash: await passwordHash.make(password),
        createdAt: now,
        lastLoginAt: now,
      };
      this.byEmail.set(email, account);
      this.byId.set(account.id, account);
      return account;
    } finally {
      this.beingMade.delete(email);
    }
  }

  /** The account, or undefined for an unknown address and for a wrong password alike. */
  async logIn(email: string, password: string): Promise<Account | undefined> {
    const account = this.byEmail.get(email);
    if (account === undefined || !(await passwordHash.matches(password, account.passwordHash)))
      return undefined;
    account.lastLoginAt = clock.iso();
    return account;
  }

  withId(id: string): Account | undefined {
    return this.byId.get(id);
  }

  withEmail(email: string): Account | undefined {
    return this.byEmail.get(email);
  }
}
