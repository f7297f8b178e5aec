import type { Subject, TokenService } from './token-service.ts';

/** The common answer of every login (auth.md 1a, "T"). */
export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: 'Bearer';
  /** Hard-coded in the real service and wrong there too: clients must read `exp`. */
  readonly expires_in: 900;
}

export async function tokenAnswer(tokens: TokenService, subject: Subject): Promise<TokenAnswer> {
  const [access, refresh] = await Promise.all([
    tokens.sign(tokens.claimsFor(subject, 'access')),
    tokens.sign(tokens.claimsFor(subject, 'refresh')),
  ]);
  return { access_token: access, refresh_token: refresh, token_type: 'Bearer', expires_in: 900 };
}
