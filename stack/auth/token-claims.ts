/** The claims of a token of this service (auth.md section 2). An access token has `permissions`, a refresh token has not. */
export interface TokenClaims {
  readonly sub: string;
  readonly iat: number;
  readonly exp: number;
  readonly token_type: TokenType;
  readonly type: TokenType;
  readonly iss: string;
  readonly aud: string;
  readonly jti: string;
  readonly env: string;
  readonly svc_id: string;
  readonly email: string;
  readonly permissions?: readonly string[];
  /** Only of a stack that was given one: the real service has no such claim. */
  readonly mark?: string;
}

export type TokenType = 'access' | 'refresh';
