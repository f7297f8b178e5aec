import { randomBytes } from 'node:crypto';

import { compactVerify, SignJWT } from 'jose';

import { clock } from '../clock.ts';
import { isObject } from '../is-object.ts';
import { randomHex } from '../random-hex.ts';
import { claimChecks } from './claim-checks.ts';
import type { ClaimCheck, UncheckedClaims } from './claim-checks.ts';
import type { TokenClaims, TokenType } from './token-claims.ts';

const refreshTokenSeconds = 30 * 24 * 60 * 60;

/** Whom a token is for. */
export interface Subject {
  readonly id: string;
  readonly email: string;
}

/**
 * Signs and checks the stack's tokens, HS256 with a secret that is made anew for every process and never leaves it.
 * Remembers which tokens were logged out and which refresh tokens were used.
 */
export class TokenService {
  private readonly secret = randomBytes(48);
  private readonly revoked = new Set<string>();
  private readonly usedRefreshIds = new Set<string>();
  private issued = 0;

  constructor(
    private readonly environment: string,
    private readonly accessTokenSeconds: number,
    /** What makes a well-signed token unacceptable. */
    private readonly checks: readonly ClaimCheck[] = claimChecks,
  ) {}

  /** The claims of a fresh token, in the order of the recordings. */
  claimsFor(subject: Subject, type: TokenType): TokenClaims {
    const now = clock.wholeSeconds();
    return {
      sub: subject.id,
      iat: now,
      exp: now + (type === 'access' ? this.accessTokenSeconds : refreshTokenSeconds),
      token_type: type,
      type,
      iss: 'netra-auth-service',
      aud: 'netra-platform',
      jti: `jti_${Date.now()}_${++this.issued}_${randomHex(8)}`,
      env: this.environment,
      svc_id: `netra_auth_service_${this.environment}`,
      email: subject.email,
      ...(type === 'access' ? { permissions: [] } : {}),
    };
  }

  sign(claims: object): Promise<string> {
    return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(this.secret);
  }

  /** The claims of an acceptable token of the wanted type; undefined for every other text. */
  async check(token: string, type: TokenType): Promise<TokenClaims | undefined> {
    if (this.revoked.has(token)) return undefined;
    const claims = await this.verified(token);
    if (claims === undefined || claims['token_type'] !== type) return undefined;
    const now = clock.seconds();
    if (this.checks.some((check) => check.refuses(claims, now))) return undefined;
    return claims as unknown as TokenClaims;
  }

  /** The claims of a refresh token that was never used before; it is used by this call. */
  async redeem(token: string): Promise<TokenClaims | undefined> {
    const claims = await this.check(token, 'refresh');
    if (claims === undefined || this.usedRefreshIds.has(claims.jti)) return undefined;
    this.usedRefreshIds.add(claims.jti);
    return claims;
  }

  revoke(token: string): void {
    this.revoked.add(token);
  }

  isRevoked(token: string): boolean {
    return this.revoked.has(token);
  }

  private async verified(token: string): Promise<UncheckedClaims | undefined> {
    try {
      const { payload } = await compactVerify(token, this.secret, { algorithms: ['HS256'] });
      const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
      return isObject(claims) ? claims : undefined;
    } catch {
      // Not a token, another key, another algorithm: why does not matter to the one who sent it.
      return undefined;
    }
  }
}
