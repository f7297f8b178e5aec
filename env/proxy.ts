import type { ProxyVariable } from './proxy-variables.ts';

/** A proxy that tunnels connections (HTTP CONNECT). */
export interface Proxy {
  /** `host:port`: how it is called everywhere. */
  readonly name: string;
  /** The variable that names it. */
  readonly variable: string;
  /** It is itself spoken to over TLS. */
  readonly secure: boolean;
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
  /** User name and password of its address, as they are sent: a secret, as is each of `secrets`. */
  readonly authorization?: string;
  readonly secrets: readonly string[];
}

/**
 * Reads the address of a proxy: `http://user:password@proxy:3128`, `https://proxy`, or `proxy:3128`. Gives what it must be, to
 * finish a sentence, where it is no such address; that never repeats the text, which may hold a password. Pure.
 */
export function readProxy({ variable, text }: ProxyVariable): Proxy | { readonly must: string } {
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    return { must: 'an http:// or https:// address of a proxy, such as http://proxy:3128' };
  }
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const login = loginOf(url);
  return {
    name: `${url.hostname}:${port}`,
    variable,
    secure,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    ...(login === undefined
      ? { secrets: [] }
      : {
          authorization: `Basic ${Buffer.from(login).toString('base64')}`,
          secrets: [login, login.slice(login.indexOf(':') + 1)],
        }),
  };
}

function loginOf({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `${decoded(username)}:${decoded(password)}`;
}

/** A percent sign that stands for itself is left as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
