import type { Answer } from './answer-as-recorded.ts';
import type { Request } from './request.ts';

/** Where the page was when the recordings were made. */
const recordedPage = 'http://localhost:3000';

/** The origin of a request that comes from a page of this machine, which today is at another port, or behind a gateway. */
function originOfToday({ headers }: Request): string | undefined {
  const { origin } = headers;
  return origin !== undefined && /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(origin)
    ? origin
    : undefined;
}

/** The request as the page of then would have sent it. */
export function asFromRecordedPage(request: Request): Request {
  if (originOfToday(request) === undefined) return request;
  return { ...request, headers: { ...request.headers, origin: recordedPage } };
}

/**
 * The answer for the page of today. A plain call of a page was recorded by what the page then showed and not by its headers: it
 * could read every answer of both services, so they named its origin.
 */
export function forPageOfToday(answer: Answer, request: Request): Answer {
  const origin = originOfToday(request);
  if (origin === undefined) return answer;
  const headers = Object.entries(answer.headers).map(([name, value]) => [
    name,
    value === recordedPage ? origin : value,
  ]);
  const named =
    request.method === 'OPTIONS'
      ? {}
      : { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  return { ...answer, headers: { ...(Object.fromEntries(headers) as Answer['headers']), ...named } };
}
