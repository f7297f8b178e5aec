import { endpoints, type Endpoint } from '../../env/endpoints.ts';
import type { HttpClient, HttpReply, HttpRequest } from './http-client.ts';

/** What one endpoint answered without a token and with one. */
export interface EndpointAnswers {
  readonly endpoint: Endpoint;
  readonly without: HttpReply;
  readonly with: HttpReply;
}

/**
 * Asks each critical endpoint as a pair, one after the other, so that no call waits for another. Rejects with a FindingError when
 * one gives no answer within `timeoutMs`.
 */
export async function askEndpoints(
  http: HttpClient,
  token: string,
  timeoutMs: number,
): Promise<readonly EndpointAnswers[]> {
  const answers: EndpointAnswers[] = [];
  for (const endpoint of endpoints) {
    const { service, method, path } = endpoint;
    const ask = (request: HttpRequest): Promise<HttpReply> =>
      http.send(service, method, path, { ...request, timeoutMs });
    const empty = method === 'POST' ? { body: {} } : {};
    answers.push({ endpoint, without: await ask(empty), with: await ask(shown(token, endpoint)) });
  }
  return answers;
}

function shown(token: string, { method, tokenField }: Endpoint): HttpRequest {
  if (tokenField !== undefined) return { body: { [tokenField]: token } };
  return method === 'POST' ? { token, body: {} } : { token };
}
