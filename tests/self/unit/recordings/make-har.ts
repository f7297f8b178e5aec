import type { TurnRecording } from '../../../../helpers/chat/turn.ts';

export interface HarOptions {
  /** Who the token of the socket names; left out: there is no token. */
  readonly subject?: string;
  /** Chrome counts seconds, Playwright milliseconds. */
  readonly unit?: 's' | 'ms';
  readonly url?: string;
  /** How long after the last frame something else on the page went on, ms. */
  readonly quietMs?: number;
  /** The messages leave by this request, as on the product's page, and not over the socket. */
  readonly postTo?: string;
  /** When a request of the page ended, ms since the beginning. */
  readonly endedMs?: number;
}

const startedS = 1_795_000_000;

/** A token as the login service makes them, but for its signature. */
export function tokenOf(subject: string): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: subject, email: 'somebody@example.com' })}.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`;
}

/** The HAR that a browser would have exported of these turns, asked on one socket, with the requests of a page around it. */
export function makeHar(recordings: readonly TurnRecording[], options: HarOptions = {}): unknown {
  const { subject, unit = 's', url = 'ws://127.0.0.1:8000/ws', quietMs, endedMs = 0, postTo } = options;
  const time = (atMs: number): number => (unit === 's' ? startedS + atMs / 1000 : startedS * 1000 + atMs);
  const messages = recordings.flatMap(({ frames }, at) =>
    frames
      .filter(({ direction }) => postTo === undefined || direction === 'in')
      .map(({ direction, raw, atUs }) => ({
        type: direction === 'in' ? 'receive' : 'send',
        time: time(at * 100_000 + atUs / 1000),
        opcode: 1,
        data: raw,
      })),
  );
  const last = messages.at(-1)?.time ?? 0;
  const later = unit === 's' ? (quietMs ?? 0) / 1000 : (quietMs ?? 0);
  const token = subject === undefined ? undefined : tokenOf(subject);
  const offered = token && `jwt-auth, jwt.${Buffer.from(token).toString('base64url')}`;
  return {
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      pages: [],
      entries: [
        ...(postTo === undefined ? [] : recordings).map(({ prompt, sentAtUs, threadId }, at) => ({
          startedDateTime: new Date(startedS * 1000 + at * 100_000 + sentAtUs / 1000).toISOString(),
          time: 5,
          request: {
            method: 'POST',
            url: postTo,
            headers: [],
            postData: { text: JSON.stringify({ message: prompt.text, thread_id: threadId }) },
          },
        })),
        {
          startedDateTime: new Date(startedS * 1000).toISOString(),
          time: endedMs,
          request: {
            method: 'POST',
            url: 'http://127.0.0.1:8081/auth/login',
            headers: [{ name: 'Cookie', value: 'session=0123456789abcdef0123' }],
            postData: {
              mimeType: 'application/json',
              text: '{"email":"a@example.com","password":"correct horse battery"}',
            },
          },
          response: { status: 200, content: { text: JSON.stringify({ access_token: token ?? '' }) } },
        },
        {
          request: {
            method: 'GET',
            url,
            headers: offered === undefined ? [] : [{ name: 'Sec-WebSocket-Protocol', value: offered }],
          },
          response: { status: 101, content: {} },
          _webSocketMessages: messages,
        },
        ...(quietMs === undefined
          ? []
          : [
              {
                request: { method: 'GET', url: 'wss://other.example/live', headers: [] },
                _webSocketMessages: [
                  { type: 'receive', time: last + later, opcode: 1, data: '{"type":"tick"}' },
                ],
              },
            ]),
      ],
    },
  };
}
