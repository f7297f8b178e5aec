/** A variable that is set, under the name that it has. */
export interface ProxyVariable {
  readonly variable: string;
  readonly text: string;
}

/** What the environment says about proxies, as it stands there. */
export interface ProxyVariables {
  /** For `http://` and `ws://` addresses: `HTTP_PROXY`. */
  readonly plain?: ProxyVariable;
  /** For `https://` and `wss://` addresses: `HTTPS_PROXY`. */
  readonly secure?: ProxyVariable;
  /** Hosts that are gone to directly: the words of `NO_PROXY`. */
  readonly exceptions: readonly string[];
  /** This machine's own addresses go through a proxy too (`GOLDEN_PATH_PROXY_LOOPBACK`). */
  readonly takesLoopback: boolean;
}

export const loopbackVariable = 'GOLDEN_PATH_PROXY_LOOPBACK';

/** Reads the usual variables, the lower-case name before the upper-case one, as curl does. Blank is the same as not set. Pure. */
export function readProxyVariables(
  environment: Readonly<Record<string, string | undefined>>,
): ProxyVariables {
  const find = (name: string): ProxyVariable | undefined => {
    for (const variable of [name.toLowerCase(), name]) {
      const text = environment[variable]?.trim() ?? '';
      if (text !== '') return { variable, text };
    }
    return undefined;
  };
  const plain = find('HTTP_PROXY');
  const secure = find('HTTPS_PROXY');
  const loopback = environment[loopbackVariable]?.trim().toLowerCase() ?? '';
  return {
    ...(plain === undefined ? {} : { plain }),
    ...(secure === undefined ? {} : { secure }),
    exceptions: (find('NO_PROXY')?.text ?? '').split(/[\s,]+/).filter((word) => word !== ''),
    takesLoopback: !['', '0', 'no', 'false'].includes(loopback),
  };
}
