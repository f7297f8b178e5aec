import type { Addresses } from '../addresses.ts';
import type { TokenCheck } from '../auth/ignored-checks.ts';
import type { TokenService } from '../auth/token-service.ts';
import { AuthClient } from './auth-client.ts';
import type { Validation } from './auth-client.ts';

/**
 * A door of the backend that reads tokens itself instead of asking the login service, and leaves checks out while doing so: how
 * the real one let forged tokens in (auth.md section 1c). A fault to be planted, started by `STACK_IGNORES` alone.
 */
export class LaxAuthClient extends AuthClient {
  constructor(
    addresses: Addresses,
    private readonly tokens: TokenService,
    private readonly ignored: ReadonlySet<TokenCheck>,
  ) {
    super(addresses);
  }

  override async validate(token: string): Promise<Validation> {
    const claims = await this.tokens.check(token, 'access', this.ignored);
    if (claims === undefined) return { kind: 'invalid' };
    return { kind: 'valid', userId: claims.sub, email: claims.email };
  }
}
