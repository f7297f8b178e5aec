interface SocketRequest {
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/**
 * The user whom the token of a socket names (`sub`): in the subprotocol as the page offers it, in a login header, or in the address.
 * Undefined where there is none that can be read. The token itself goes no further.
 */
export function subjectOf({ url, headers }: SocketRequest): string | undefined {
  const values = (name: string): readonly string[] =>
    headers.filter((one) => one.name.toLowerCase() === name).map(({ value }) => value);
  const offered = values('sec-websocket-protocol').flatMap((value) => value.split(/[\s,]+/));
  const candidates = [
    ...offered
      .filter((one) => one.startsWith('jwt.'))
      .flatMap((one) => [Buffer.from(one.slice(4), 'base64url').toString('utf8'), one.slice(4)]),
    ...values('authorization').map((value) => value.replace(/^bearer\s+/i, '')),
    ...[...searchOf(url)].map(([, value]) => value),
  ];
  return candidates.map(claimedSubject).find((subject) => subject !== undefined);
}

function searchOf(url: string): URLSearchParams {
  return new URLSearchParams(url.split('?')[1] ?? '');
}

function claimedSubject(token: string): string | undefined {
  const [, claims = ''] = /^eyJ[\w-]+\.(eyJ[\w-]+)\./.exec(token) ?? [];
  try {
    const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}
