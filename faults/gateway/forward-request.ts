import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

import type { HeaderPairs } from './header-pairs.ts';
import type { Onward } from './onward.ts';

// A connection for each request: one that is kept could just be closing when the next request takes it. Still the service
// is asked to keep it, as the client asked.
const agents = {
  http: new HttpAgent({ keepAlive: true }),
  https: new HttpsAgent({ keepAlive: true }),
};
agents.http.keepSocketAlive = () => false;
agents.https.keepSocketAlive = () => false;

/** Sends a request on with the headers given, and its body as it comes in. Rejects when no answer comes. */
export function forwardRequest(
  onward: Onward,
  request: IncomingMessage,
  headers: HeaderPairs,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = onward.isTls ? httpsRequest : httpRequest;
    const sent = send({
      host: onward.host,
      port: onward.port,
      method: request.method,
      path: request.url,
      headers: headers.flat(),
      agent: onward.isTls ? agents.https : agents.http,
      setHost: false,
      signal,
    });
    sent.once('response', resolve);
    sent.once('error', reject);
    request.pipe(sent);
  });
}
