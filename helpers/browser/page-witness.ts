import type { CDPSession, Page } from '@playwright/test';
import type { RecordedFrame } from '../chat/frame.ts';
import { readFrame } from '../chat/read-frame.ts';
import type { SocketClosed } from '../chat/chat-socket.ts';
import type { LagSampler } from '../chat/lag-sampler.ts';
import { registerSecret, redact } from '../reporting/redact.ts';
import { Copies } from './copies.ts';
import { holdsToken } from './holds-token.ts';
import { PageClock } from './page-clock.ts';
import type { PageProblem, PageRecord, PageRequest, PageSocket, PageView } from './page-record.ts';
import { shownAddress } from './shown-address.ts';
import { readViews } from './page-views.ts';

/** Where the page may go. */
export interface Gate {
  isOwn(url: string): boolean;
}

/** A page that has not told what it shows by then is stuck, ms. */
const answerMs = 2_000;
const everyView = 1_000_000;

/** What the browser tells of an answer, as far as it is of use. */
interface AnswerTold {
  readonly requestId: string;
  readonly timestamp: number;
  readonly response: { readonly status: number; readonly mimeType: string };
}

/**
 * Records what one page does on the wire and what it shows, by the browser's own protocol, on one clock. It speaks to the page as
 * a turn's source of frames as well: see `TurnSource`.
 */
export class PageWitness {
  private readonly requests = new Map<string, PageRequest>();
  private readonly sockets = new Map<string, PageSocket>();
  private readonly problems: PageProblem[] = [];
  private readonly recorded: RecordedFrame[] = [];
  private readonly watchers = new Set<() => void>();
  private readonly threads: string[] = [];
  private readonly seenOutside = new Set<string>();
  private readonly copies = new Copies();

  private constructor(
    private readonly page: Page,
    readonly clock: PageClock,
    private readonly gate: Gate,
    private readonly machine: Pick<LagSampler, 'leftMs'>,
  ) {}

  /** Listens before the page loads anything, so that nothing is missed. */
  static async attend(
    page: Page,
    cdp: CDPSession,
    gate: Gate,
    machine: Pick<LagSampler, 'leftMs'>,
  ): Promise<PageWitness> {
    const witness = new PageWitness(page, await PageClock.start(cdp), gate, machine);
    witness.listenToRequests(cdp);
    witness.listenToSockets(cdp);
    witness.listenToComplaints(cdp);
    await Promise.all([cdp.send('Network.enable'), cdp.send('Runtime.enable'), cdp.send('Log.enable')]);
    return witness;
  }

  get record(): PageRecord {
    return {
      requests: [...this.requests.values()],
      sockets: [...this.sockets.values()],
      problems: this.problems,
    };
  }

  /** Threads that the page has made for its user. */
  get threadsMade(): readonly string[] {
    return this.threads;
  }

  /** Where tokens went that they have no business to be, in words. */
  get exposed(): readonly string[] {
    return [...this.seenOutside];
  }

  /** Frames of all sockets of the page, in the order of their arrival; one that several sockets bring counts once. */
  get frames(): readonly RecordedFrame[] {
    return this.recorded;
  }

  get originUs(): number {
    return this.clock.originUs;
  }

  /** The page opens its socket again when it is lost, so a turn goes on: only a page without any socket has no more to tell. */
  get closed(): SocketClosed | undefined {
    return undefined;
  }

  nowUs(): number {
    return this.clock.nowUs();
  }

  /** Resolves at the next thing that happens on the wire, or when `limitMs` has passed. */
  async change(limitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.watchers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, limitMs));
      this.watchers.add(done);
    });
  }

  /**
   * What the user has seen since the document of now was opened. Empty when the page gives no answer within `limitMs`, not counting
   * what this machine holds up.
   */
  async views(limitMs = answerMs, most = everyView): Promise<readonly PageView[]> {
    const asked = Promise.all([this.clock.documentStartUs(), this.page.evaluate(readViews, most)]);
    const [startUs, raw] = (await within(asked, limitMs, this.machine)) ?? [0, []];
    return raw.map(({ atMs, ...view }) => ({
      ...view,
      // Nobody sees a token; should a page show one, it goes no further.
      text: redact(view.text),
      articles: view.articles.map(redact),
      draft: view.draft && redact(view.draft),
      ...(view.seen && { seen: view.seen.map(redact) }),
      atUs: Math.round(startUs + atMs * 1000),
    }));
  }

  /** What the user sees now; undefined when the page gives no answer. Cheap enough to be asked again and again. */
  async lastView(): Promise<PageView | undefined> {
    return (await this.views(answerMs, 1)).at(-1);
  }

  private listenToRequests(cdp: CDPSession): void {
    cdp.on('Network.requestWillBeSent', ({ requestId, request, timestamp, type, redirectResponse }) => {
      const before = this.requests.get(requestId);
      if (before && redirectResponse) this.requests.set(`${requestId}>${this.requests.size}`, before);
      this.requests.set(requestId, {
        id: requestId,
        atUs: this.clock.fromBrowser(timestamp),
        method: request.method,
        url: shownAddress(request.url),
        kind: (type ?? 'Other').toLowerCase(),
        isOwn: this.gate.isOwn(request.url),
        body: request.postData === undefined ? undefined : redact(request.postData),
      });
      const sent = `${request.url} ${request.postData ?? ''} ${JSON.stringify(request.headers)}`;
      const { host } = new URL(request.url);
      if (host !== '' && !this.gate.isOwn(request.url) && holdsToken(sent))
        this.seenOutside.add(`a request to ${host}`);
      this.wake();
    });
    cdp.on('Network.responseReceived', ({ requestId, response, timestamp }: AnswerTold) => {
      const request = this.requests.get(requestId);
      if (!request) return;
      request.status = response.status;
      request.type = response.mimeType;
      request.endedAtUs = this.clock.fromBrowser(timestamp);
      this.wake();
    });
    cdp.on('Network.loadingFinished', ({ requestId, timestamp }) => {
      const request = this.requests.get(requestId);
      if (!request) return;
      request.endedAtUs = this.clock.fromBrowser(timestamp);
      if (request.method === 'POST' && /\/api\/threads$/.test(request.url))
        void this.noteThread(cdp, requestId);
      this.wake();
    });
    cdp.on('Network.loadingFailed', ({ requestId, errorText, canceled, corsErrorStatus, timestamp }) => {
      const request = this.requests.get(requestId);
      if (!request) return;
      const why = corsErrorStatus ? `CORS: ${corsErrorStatus.corsError}` : errorText;
      request.failure = canceled === true ? `${why} (given up by the page)` : why;
      request.endedAtUs = this.clock.fromBrowser(timestamp);
      this.wake();
    });
  }

  /** A page that is gone has taken the answer with it; its thread is then found by the message that went to it. */
  private async noteThread(cdp: CDPSession, requestId: string): Promise<void> {
    const answer = await cdp.send('Network.getResponseBody', { requestId }).catch(() => undefined);
    const id = /"id"\s*:\s*"([^"]+)"/.exec(answer?.body ?? '')?.[1];
    if (id !== undefined) this.threads.push(id);
  }

  private listenToSockets(cdp: CDPSession): void {
    cdp.on('Network.webSocketCreated', ({ requestId, url }) => {
      const openedAtUs = Math.round(this.nowUs());
      this.sockets.set(requestId, { id: requestId, url: shownAddress(url), openedAtUs, offered: [] });
      if (holdsToken(url)) this.seenOutside.add(`the address of its socket, ${shownAddress(url)}`);
      this.wake();
    });
    cdp.on('Network.webSocketWillSendHandshakeRequest', ({ requestId, request, timestamp }) => {
      const socket = this.sockets.get(requestId);
      if (!socket) return;
      socket.offered = subprotocols(request.headers);
      // Its making carries no stamp, and this process may hear of it late.
      socket.openedAtUs = Math.min(socket.openedAtUs, this.clock.fromBrowser(timestamp));
    });
    cdp.on('Network.webSocketHandshakeResponseReceived', ({ requestId, response, timestamp }) => {
      const socket = this.sockets.get(requestId);
      if (!socket) return;
      socket.status = response.status;
      socket.answeredAtUs = this.clock.fromBrowser(timestamp);
      const [chosen] = subprotocols(response.headers);
      if (chosen !== undefined) socket.chosen = chosen;
      this.wake();
    });
    cdp.on('Network.webSocketClosed', ({ requestId, timestamp }) => {
      this.copies.forget(requestId);
      const socket = this.sockets.get(requestId);
      if (socket) socket.closedAtUs = this.clock.fromBrowser(timestamp);
      this.wake();
    });
    cdp.on('Network.webSocketFrameReceived', ({ requestId, response, timestamp }) => {
      if (!this.copies.note(response.payloadData, requestId)) this.keepFrame('in', response, timestamp);
    });
    cdp.on('Network.webSocketFrameSent', ({ response, timestamp }) => {
      this.keepFrame('out', response, timestamp);
    });
  }

  private listenToComplaints(cdp: CDPSession): void {
    const complain = (kind: PageProblem['kind'], text: string): void => {
      this.problems.push({ atUs: Math.round(this.nowUs()), kind, text: redact(text).slice(0, 600) });
      this.wake();
    };
    cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
      complain('uncaught', `${text} ${exception?.description ?? ''}`.trim());
    });
    cdp.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type !== 'error' && type !== 'assert') return;
      complain('console', args.map(({ value, description }) => description ?? String(value)).join(' '));
    });
    // What the browser itself says of a request stands with the request, or, for hosts that we keep out, is our own doing.
    cdp.on('Log.entryAdded', ({ entry: { level, source, text, url } }) => {
      if (level === 'error' && source !== 'network')
        complain('console', `${text} ${shownAddress(url ?? '')}`.trim());
    });
    this.page.on('crash', () => complain('crash', 'the tab of the page crashed'));
  }

  private keepFrame(
    direction: RecordedFrame['direction'],
    { opcode, payloadData }: { readonly opcode: number; readonly payloadData: string },
    timestamp: number,
  ): void {
    // Text and binary; what the browser does for itself is none of the page's messages.
    if (opcode !== 1 && opcode !== 2) return;
    this.recorded.push(
      Object.freeze({
        index: this.recorded.length,
        atUs: this.clock.fromBrowser(timestamp),
        direction,
        binary: opcode === 2,
        raw: redact(payloadData),
        ...readFrame(payloadData, opcode === 2),
      }),
    );
    this.wake();
  }

  private wake(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}

/** The words of the subprotocol header. The token in it is made known as a secret before anybody can show it. */
function subprotocols(headers: Readonly<Record<string, string>>): readonly string[] {
  const [, value = ''] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol') ?? [];
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => {
      const token = /^jwt\.(.+)$/.exec(word)?.[1];
      if (token === undefined) return redact(word);
      if (token.length >= 6) registerSecret(token);
      return 'jwt.[redacted]';
    });
}

/** Undefined when it takes longer, or fails because the page is gone. */
async function within<T>(
  work: Promise<T>,
  limitMs: number,
  machine: Pick<LagSampler, 'leftMs'>,
): Promise<T | undefined> {
  const sinceMs = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    const wait = (ms: number): void => {
      timer = setTimeout(() => {
        const leftMs = machine.leftMs(sinceMs, limitMs);
        if (leftMs > 0) wait(leftMs);
        else resolve(undefined);
      }, ms);
    };
    wait(limitMs);
  });
  try {
    return await Promise.race([work.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
