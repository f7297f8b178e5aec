import { randomBytes } from 'node:crypto';

import { compactVerify, decodeJwt, SignJWT } from 'jose';

import { clock } from '../clock.ts';
import { isObject } from '../is-object.ts';
import { randomHex } from '../random-hex.ts';
import { claimChecks } from './claim-checks.ts';
import type { UncheckedClaims } from './claim-checks.ts';
import type { TokenCheck } from './ignored-checks.ts';
import type { TokenClaims, TokenType } from './token-claims.ts';

const refreshTokenSeconds = 30 * 24 * 60 * 60;
const none: ReadonlySet<TokenCheck> = new Set();
/** What a careless reader makes of claims that are missing. Of use only where that is not checked. */
const whenMissing = { sub: 'nobody', email: '', jti: '', iat: 0, exp: 0 };

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
  // Long enough for HS512 as well, with which nothing is signed but what must be refused.
  private readonly secret = randomBytes(64);
  private readonly revoked = new Set<string>();
  private readonly usedRefreshIds = new Set<string>();
  private issued = 0;

  constructor(
    private readonly environment: string,
    private readonly accessTokenSeconds: number,
    /** Checks that are left out for everybody. */
    private readonly ignored: ReadonlySet<TokenCheck> = none,
    /** Stands in every token, when given. */
    private readonly mark?: string,
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
      ...(this.mark === undefined ? {} : { mark: this.mark }),
    };
  }

  /** `algorithm` is HS256 for every token that counts; another one makes a token that must be refused. */
  sign(claims: object, algorithm = 'HS256'): Promise<string> {
    return new SignJWT({ ...claims }).setProtectedHeader({ alg: algorithm, typ: 'JWT' }).sign(this.secret);
  }

  /** The claims of an acceptable token of the wanted type; undefined for every other text. `ignored` is left out as well. */
  async check(token: string, type: TokenType, ignored = none): Promise<TokenClaims | undefined> {
    const counts = (name: TokenCheck): boolean => !this.ignored.has(name) && !ignored.has(name);
    if (counts('revocation') && this.revoked.has(token)) return undefined;
    const algorithms = counts('algorithm') ? ['HS256'] : ['HS256', 'HS384', 'HS512'];
    const claims = counts('signature') ? await this.verified(token, algorithms) : unverified(token);
    if (claims === undefined || (counts('token-type') && claims['token_type'] !== type)) return undefined;
    const now = clock.seconds();
    if (claimChecks.some(({ name, refuses }) => counts(name) && refuses(claims, now))) return undefined;
    return { ...whenMissing, ...claims } as unknown as TokenClaims;
  }

  /** The claims of a refresh token that was never used before; it is used by this call. */
  async redeem(token: string): Promise<TokenClaims | undefined> {
    const claims = await this.check(token, 'refresh');
    const isUsed = claims !== undefined && this.usedRefreshIds.has(claims.jti);
    if (claims === undefined || (isUsed && !this.ignored.has('reuse'))) return undefined;
    this.usedRefreshIds.add(claims.jti);
    return claims;
  }

  revoke(token: string): void {
    this.revoked.add(token);
  }

  isRevoked(token: string): boolean {
    return this.revoked.has(token);
  }

  private async verified(token: string, algorithms: readonly string[]): Promise<UncheckedClaims | undefined> {
    try {
      const { payload } = await compactVerify(token, this.secret, { algorithms: [...algorithms] });
      const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
      return isObject(claims) ? claims : undefined;
    } catch {
      // Not a token, another key, another algorithm: why does not matter to the one who sent it.
      return undefined;
    }
  }
}

/** The claims of anything that looks like a token, whoever signed it, or nobody. */
function unverified(token: string): UncheckedClaims | undefined {
  try {
    return decodeJwt(token);
  } catch {
    // No token at all: that is refused even so.
    return undefined;
  }
}
