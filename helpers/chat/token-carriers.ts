import { pageSubprotocols } from './subprotocols.ts';

/** A way to bring a token along with an upgrade (websocket contract, 1.2 and 1.3). */
export interface TokenCarrier {
  /** Finishes "with the token …". */
  readonly words: string;
  readonly subprotocols: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The token in the login header, and no subprotocol. */
export function headerCarrier(token: string): TokenCarrier {
  return {
    words: 'in the login header alone',
    subprotocols: [],
    headers: { authorization: `Bearer ${token}` },
  };
}

/** The token in the subprotocol, and no login header: all that a browser can do. */
export function subprotocolCarrier(token: string): TokenCarrier {
  return { words: 'in the subprotocol alone', subprotocols: pageSubprotocols(token) };
}

/** Every subprotocol that the product says it reads a token from. */
export function subprotocolCarriers(token: string): readonly TokenCarrier[] {
  const encoded = Buffer.from(token, 'utf8').toString('base64url');
  return [
    { words: 'behind jwt., in base64url, without jwt-auth before it', subprotocols: [`jwt.${encoded}`] },
    { words: 'behind jwt., as it is', subprotocols: ['jwt-auth', `jwt.${token}`] },
    { words: 'behind jwt-auth., as it is', subprotocols: [`jwt-auth.${token}`] },
    { words: 'behind bearer., as it is', subprotocols: [`bearer.${token}`] },
  ];
}
