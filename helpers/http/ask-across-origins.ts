import type { HttpClient, HttpReply } from './http-client.ts';

/** A call as a browser makes it for a page of another origin: it asks beforehand, then calls. */
export interface CrossOriginExchange {
  readonly service: 'auth' | 'backend';
  /** `https://app.example`, as the browser sends it. */
  readonly origin: string;
  /** The method and header that the page wants to use. */
  readonly wants: { readonly method: string; readonly header: string };
  readonly preflight: HttpReply;
  readonly plain: HttpReply;
}

/** What the page calls first at each service (ui contract, section 2). */
const calls = {
  auth: { preflight: '/auth/login', method: 'POST', header: 'content-type', plain: '/auth/config' },
  backend: { preflight: '/api/threads', method: 'GET', header: 'authorization', plain: '/health' },
} as const;

/** Asks both services for a page of this origin. */
export async function askAcrossOrigins(
  http: HttpClient,
  origin: string,
): Promise<readonly CrossOriginExchange[]> {
  const exchanges: CrossOriginExchange[] = [];
  for (const service of ['auth', 'backend'] as const) {
    const { method, header, ...paths } = calls[service];
    const asks = { 'access-control-request-method': method, 'access-control-request-headers': header };
    const preflight = await http.send(service, 'OPTIONS', paths.preflight, { headers: { origin, ...asks } });
    const plain = await http.send(service, 'GET', paths.plain, { headers: { origin } });
    exchanges.push({ service, origin, wants: { method, header }, preflight, plain });
  }
  return exchanges;
}
