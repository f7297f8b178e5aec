import type { CDPSession } from '@playwright/test';
import type { RateLimit, TargetUrls } from '../../env/target.ts';
import { finding, FindingError } from '../diagnosis/finding.ts';
import type { Pacer } from '../http/http-client.ts';
import { retryAtMs } from '../http/retry-at.ts';
import { clockTime } from '../run/governor-stopped.ts';
import type { AssetShelf } from './asset-shelf.ts';
import { isKeepable, partsOfPage } from './is-keepable.ts';
import { PageClaims } from './page-claims.ts';
import { shareOfLoad } from './page-share.ts';
import { ownHosts } from './own-hosts.ts';

export interface TrafficOptions {
  readonly urls: TargetUrls;
  /** Makes room at a rate-limited target; undefined elsewhere. */
  readonly pacer: Pacer | undefined;
  readonly rateLimit?: RateLimit | undefined;
  /** Static files that this worker has fetched; kept only where requests are counted. */
  readonly assets: AssetShelf;
  /** Let other hosts than the target's be reached. */
  readonly letsOthersIn: boolean;
}

interface Paused {
  readonly requestId: string;
  readonly resourceType: string;
  readonly request: { readonly url: string; readonly method: string };
  readonly responseStatusCode?: number | undefined;
  readonly responseErrorReason?: string | undefined;
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string }[] | undefined;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Addresses that lead nowhere outside the browser. */
const isInside = (url: string): boolean => /^(?:data|blob|about):/.test(url);

/**
 * Stands between the page and the network, by the browser's own protocol: only the target's hosts are reached, each request to a
 * rate-limited target takes its turn with the governor, its static files are fetched once a worker, and a target that asks us to
 * slow down is asked nothing more. It changes nothing that is sent or answered, preflights included. What a worker of the page
 * fetches passes here too; sockets that one opens are seen by nobody, but the way out of the window lets them to the target alone.
 */
export class PageTraffic {
  /** Why requests are not let out any more: the target asked us to stop. */
  refusal: Error | undefined;
  private readonly hosts: ReadonlySet<string>;
  private readonly claims: PageClaims | undefined;

  private constructor(
    private readonly cdp: CDPSession,
    private readonly options: TrafficOptions,
  ) {
    const { urls, pacer } = options;
    this.hosts = ownHosts(urls);
    const onDry = (isDry: boolean): void => void this.cut(isDry || this.refusal !== undefined);
    this.claims = pacer && new PageClaims({ pacer, ws: urls.ws, onDry });
  }

  static async guard(cdp: CDPSession, options: TrafficOptions): Promise<PageTraffic> {
    const traffic = new PageTraffic(cdp, options);
    cdp.on('Fetch.requestPaused', (paused) => {
      // A page that was left takes its requests with it; nobody waits for the answer.
      traffic.decide(paused).catch(() => undefined);
    });
    cdp.on('Network.responseReceived', ({ response }) => traffic.heed(response.url, response));
    const sockets = new Map<string, string>();
    cdp.on('Network.webSocketCreated', ({ requestId, url }) => {
      sockets.set(requestId, url.replace(/^ws/, 'http'));
    });
    // Told when the connection stands: what never reached the target does not count there.
    cdp.on('Network.webSocketWillSendHandshakeRequest', ({ requestId }) => {
      void traffic.countUpgrade(sockets.get(requestId) ?? '');
    });
    // Of a refused upgrade the browser tells only this.
    cdp.on('Network.webSocketFrameError', ({ requestId, errorMessage }) => {
      const status = Number(/Unexpected response code: (\d+)/.exec(errorMessage)?.[1] ?? 0);
      traffic.heed(sockets.get(requestId) ?? '', { status, headers: {} });
    });
    const answers = partsOfPage.map((resourceType) => ({
      urlPattern: '*',
      resourceType,
      requestStage: 'Response' as const,
    }));
    await cdp.send('Fetch.enable', {
      patterns: [{ urlPattern: '*', requestStage: 'Request' }, ...(options.pacer ? answers : [])],
    });
    // A window that somebody else's page opens would go unwatched: it is counted here, and closed by whoever made this one.
    cdp.on('Page.windowOpen', ({ url }) => void traffic.take(url).catch(() => undefined));
    await cdp.send('Page.enable');
    await traffic.claims?.begin();
    return traffic;
  }

  /** How long the page has stood before the governor since its load began, ms. */
  get waitedMs(): number {
    return this.claims?.waitedMs ?? 0;
  }

  isOwn(url: string): boolean {
    return isInside(url) || this.hosts.has(hostOf(url));
  }

  /** Claims room for a page load before it is timed; call the result when it is over. */
  async reserve(): Promise<() => Promise<void>> {
    const { urls, rateLimit, assets } = this.options;
    const { requestsPerMinute = Infinity, apiRequestsPerMinute = Infinity } = rateLimit ?? {};
    const limits = { other: requestsPerMinute, api: apiRequestsPerMinute };
    return this.claims?.reserve(shareOfLoad(urls, assets.isEmpty, limits)) ?? (() => Promise.resolve());
  }

  /** Gives back what the page did not use. */
  async close(): Promise<void> {
    await this.claims?.close();
  }

  private async take(url: string): Promise<void> {
    this.demandLeave();
    if (this.hosts.has(hostOf(url))) await this.claims?.take(new URL(url));
    this.demandLeave();
  }

  private demandLeave(): void {
    if (this.refusal !== undefined) throw this.refusal;
  }

  /** An upgrade cannot be held back from here; it is counted, and the next one waits the longer. */
  private async countUpgrade(address: string): Promise<void> {
    if (!this.hosts.has(hostOf(address))) return;
    await this.claims?.takeUpgrade(new URL(address)).catch((error: unknown) => this.stop(error));
  }

  private async decide(paused: Paused): Promise<void> {
    const { requestId, request, resourceType } = paused;
    if (paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined)
      return this.keep(paused);
    if (!this.isOwn(request.url)) {
      const { letsOthersIn } = this.options;
      const params = { requestId, errorReason: 'BlockedByClient' as const };
      await (letsOthersIn
        ? this.cdp.send('Fetch.continueRequest', { requestId })
        : this.cdp.send('Fetch.failRequest', params));
      return;
    }
    const isPart = request.method === 'GET' && partsOfPage.some((part) => part === resourceType);
    const isKept = this.claims !== undefined && isPart && !isInside(request.url);
    const kept = isKept ? await this.options.assets.find(request.url) : undefined;
    if (kept) {
      const { status, headers, body } = kept;
      const answer = { responseCode: status, responseHeaders: [...headers], body };
      await this.cdp.send('Fetch.fulfillRequest', { requestId, ...answer });
      return;
    }
    try {
      await this.take(request.url);
    } catch (error) {
      if (isKept) this.options.assets.forget(request.url);
      this.stop(error);
      await this.cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    await this.cdp.send('Fetch.continueRequest', { requestId });
  }

  private async keep({ requestId, request, responseStatusCode, responseHeaders }: Paused): Promise<void> {
    const { assets } = this.options;
    const { url, method } = request;
    const [status, headers] = [responseStatusCode ?? 0, responseHeaders ?? []];
    if (this.hosts.has(hostOf(url))) {
      try {
        if (isKeepable({ url, method, status, headers })) {
          const { body, base64Encoded } = await this.cdp.send('Fetch.getResponseBody', { requestId });
          assets.put(url, {
            status,
            headers: headers.filter(({ name }) => !/^content-(?:encoding|length)$/i.test(name)),
            body: base64Encoded ? body : Buffer.from(body).toString('base64'),
          });
        } else assets.forget(url);
      } catch {
        // The page was left before the file had come.
        assets.forget(url);
      }
    }
    await this.cdp.send('Fetch.continueRequest', { requestId });
  }

  /** A host that answers 429 asks us to stop: that holds for everything that talks to it, in every worker and terminal. */
  private heed(address: string, { status, headers }: Answered): void {
    if (status !== 429 || !this.hosts.has(hostOf(address))) return;
    const { hostname, pathname } = new URL(address);
    const [, after] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after') ?? [];
    const untilMs = retryAtMs(after);
    void this.options.pacer?.stop(hostname, untilMs);
    const words = `${hostname} answered 429 to the chat page; try again after ${clockTime(untilMs)}.`;
    this.stop(new FindingError(finding('SELF_RATE_LIMITED', words, [`${pathname}: 429`])));
  }

  private stop(why: unknown): void {
    this.refusal ??= why instanceof Error ? why : new Error(String(why));
    void this.cut(true);
  }

  /** Sockets heed this too, the page's own as well as those of its workers. */
  private async cut(isCut: boolean): Promise<void> {
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    // A page that is gone sends nothing.
    await this.cdp
      .send('Network.emulateNetworkConditions', { offline: isCut, ...speed })
      .catch(() => undefined);
  }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
