import type { Service, Target } from '../../env/target.ts';
import { explainConnection } from '../diagnosis/explain-connection.ts';
import { finding, FindingError } from '../diagnosis/finding.ts';
import { fetchByWay, type Fetch } from '../network/fetch-by-way.ts';
import { redact } from '../reporting/redact.ts';
import { describeReply } from './describe-reply.ts';
import { retryAtMs } from './retry-at.ts';
import type { SpendingCounter } from './spending.ts';

/** A neutral name: none of the words by which the edge blocks a client or the product changes its behaviour. */
export const userAgent = 'golden-path/0.1';

export interface HttpReply {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body as it may be shown: whole, without secrets. */
  readonly text: string;
  /** The parsed body; undefined when it is no JSON. */
  readonly json: unknown;
  /** When it was sent, on the process clock (`performance.now()`). */
  readonly startedMs: number;
  /** From the sending to the last byte, ms. */
  readonly tookMs: number;
}

export interface HttpRequest {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** Who makes room for a request at a rate-limited target; see `helpers/run/governor.ts`. */
export interface Pacer {
  take(host: string, path: string): Promise<void>;
  stop(host: string, untilMs: number): Promise<void>;
  /** Claims requests before a timed section, in which nothing may wait. Close the ticket after it. */
  reserve(host: string, slots: number, path: string): Promise<PacerTicket>;
}

export interface PacerTicket {
  take(): void;
  close(): Promise<void>;
}

const defaultTimeoutMs = 15_000;

/**
 * Sends requests to the services of one target, one at a time through the governor, redirects never followed.
 * Rejects with a FindingError when no answer came, or when the target asks us to stop; any status is an answer.
 */
export class HttpClient {
  constructor(
    private readonly target: Target,
    private readonly spending: SpendingCounter,
    private readonly pacer: Pacer | undefined,
    /** Told of every answer, whatever its status. */
    private readonly onReply: (reply: HttpReply) => void = () => undefined,
  ) {}

  async send(service: Service, method: string, path: string, request: HttpRequest = {}): Promise<HttpReply> {
    const url = below(this.target.urls[service], path);
    await this.pacer?.take(url.hostname, url.pathname);
    this.spending.requests += 1;
    const send = await fetchByWay(url);
    const startedMs = performance.now();
    const reply = await this.exchange(send, url, method, request, startedMs);
    this.onReply(reply);
    if (reply.status === 429) await this.stop(url, reply);
    return reply;
  }

  private async exchange(
    send: Fetch,
    url: URL,
    method: string,
    request: HttpRequest,
    startedMs: number,
  ): Promise<HttpReply> {
    try {
      const response = await send({
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(request.timeoutMs ?? defaultTimeoutMs),
        headers: {
          'user-agent': userAgent,
          accept: 'application/json',
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      });
      const body = await response.text();
      return {
        method,
        url: url.href,
        status: response.status,
        headers: response.headers,
        text: redact(body),
        json: parse(body),
        startedMs,
        tookMs: performance.now() - startedMs,
      };
    } catch (error) {
      throw new FindingError(explainConnection(error, url));
    }
  }

  private async stop(url: URL, reply: HttpReply): Promise<never> {
    const untilMs = retryAtMs(reply.headers.get('retry-after'));
    await this.pacer?.stop(url.hostname, untilMs);
    const clock = new Date(untilMs).toTimeString().slice(0, 8);
    throw new FindingError(
      finding('SELF_RATE_LIMITED', `${url.hostname} answered 429; try again after ${clock}.`, [
        describeReply(reply),
      ]),
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A path below an address that may have a path of its own. */
function below(address: string, path: string): URL {
  return new URL(`${address.replace(/\/$/, '')}${path}`);
}
