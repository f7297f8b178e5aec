import { proxyTo } from './proxy-to.ts';

/** What a request of the suite says; redirects are never followed. */
export interface FetchOptions {
  readonly method: string;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** Sends one request, and resolves with its answer. */
export type Fetch = (options: FetchOptions) => Promise<Response>;

/**
 * How to `fetch` an address, directly or through a proxy, as the environment says. What has to be loaded for that is loaded when it
 * resolves, so that it counts for no request. Never rejects; the request does, with a ProxyError among the causes where the proxy fails.
 */
export async function fetchByWay(url: URL): Promise<Fetch> {
  try {
    const proxy = proxyTo(url);
    if (proxy === undefined) return (options) => fetch(url, options);
    // The library is large, and most runs need no proxy.
    const { fetchThrough } = await import('./fetch-through.ts');
    return (options) => fetchThrough(proxy, url, options);
  } catch (error) {
    return async () => {
      throw error;
    };
  }
}
