import { recordedRun } from './answer-as-recorded.ts';
import { Book } from './book.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import type { RecordedSocket } from './recording.ts';
import { signToken } from './sign-token.ts';

/** What an upgrade says of itself. */
export interface Handshake {
  /** With its query. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly protocols: readonly string[];
}

/** What became of it. */
export type Admission =
  | { readonly kind: 'refused'; readonly status: number }
  /** `greets` is the user id in the greeting. */
  | { readonly kind: 'accepted'; readonly protocol: string | undefined; readonly greets: string };

/** Looks up what became of such an upgrade when the recordings were made. */
export class Handshakes {
  private readonly known = new Map<string, RecordedSocket>();

  constructor(
    sockets: readonly RecordedSocket[],
    private readonly book: Book,
  ) {
    const then = new Book();
    for (const socket of sockets) {
      for (const form of formsOf(asRecorded(socket, then), then)) {
        if (!this.known.has(form)) this.known.set(form, socket);
      }
    }
  }

  /** Undefined for a way to come that is not in the recordings. */
  admit(handshake: Handshake): Admission | undefined {
    const recorded = formsOf(handshake, this.book)
      .map((form) => this.known.get(form))
      .find((one) => one !== undefined);
    if (recorded === undefined) return undefined;
    if (recorded.refused !== undefined) return { kind: 'refused', status: recorded.refused };
    const chosen = recorded.protocols?.indexOf(recorded.accepted ?? '') ?? -1;
    return { kind: 'accepted', protocol: handshake.protocols[chosen], greets: recorded.greets ?? '' };
  }
}

/**
 * How a token is brought along, first with what it is worth and then without: as the system is delivered it looks at no token, so
 * an expired one in a subprotocol fares as the tampered one that was recorded there.
 */
function formsOf({ path, authorization, protocols }: Handshake, book: Book): readonly string[] {
  const form = (worth: (token: string) => string): string => {
    const brought = protocols.map((entry) => {
      const [, prefix, token] = /^(jwt|jwt-auth|bearer)\.(.+)$/.exec(entry) ?? [];
      if (prefix === undefined || token === undefined) return entry;
      const raw = token.includes('.') ? token : Buffer.from(token, 'base64url').toString('utf8');
      return `${prefix}.<${raw === token ? 'raw' : 'encoded'} ${worth(raw)}>`;
    });
    const header =
      authorization === undefined ? '' : `Bearer ${worth(authorization.replace(/^Bearer /, ''))}`;
    return [path.replace(/\?token=.*$/, '?token'), header, ...brought].join(' ');
  };
  return [form((token) => book.kindOf(token)), form(() => 'token')];
}

/** A recorded upgrade with tokens in it that are worth what those were. */
function asRecorded({ path, authorization, protocols = [] }: RecordedSocket, book: Book): Handshake {
  const user = book.admit(`socket@${recordedRun}`, '', undefined);
  const token = (kind: 'access' | 'refresh', isSpent = false): string => {
    const signed = signToken(kind, user);
    book.issue(signed, kind, user);
    if (isSpent) book.spend(signed);
    return signed;
  };
  const tokens = new Map([
    ['access', token('access')],
    ['refresh', token('refresh')],
    ['tampered', 'a.token.of-nobody'],
    ['logged out', token('access', true)],
  ]);
  const valueOf = (name: string): string | undefined => {
    const inside = /^b64url\((.+)\)$/.exec(name)?.[1];
    const plain = tokens.get(inside ?? name);
    return inside === undefined || plain === undefined ? plain : Buffer.from(plain).toString('base64url');
  };
  const filled = (text: string): string => String(fillPlaceholders(text, valueOf));
  return {
    path: filled(path),
    authorization: authorization === undefined ? undefined : filled(authorization),
    protocols: protocols.map(filled),
  };
}
