import type { Addresses } from '../addresses.ts';
import type { Settings } from '../settings.ts';
import type { AccountStore } from './account-store.ts';
import type { TokenService } from './token-service.ts';

/** What the routes of the auth service work with. */
export interface AuthService {
  readonly settings: Settings;
  readonly addresses: Addresses;
  readonly accounts: AccountStore;
  readonly tokens: TokenService;
  /** When the process started, seconds since the epoch. */
  readonly startedAt: number;
}
