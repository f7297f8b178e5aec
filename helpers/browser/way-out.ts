import type { BrowserContextOptions } from '@playwright/test';
import type { TargetUrls } from '../../env/target.ts';
import { portOf } from '../diagnosis/explain-connection.ts';
import { proxyTo } from '../network/proxy-to.ts';
import { BreakableLine } from './breakable-line.ts';
import { dialByWay } from './dial-by-way.ts';

export interface WayOutOptions {
  /** Reach hosts that are not the target's as well. */
  readonly letsOthersIn?: boolean;
  /** It can be cut and mended: see `line`. */
  readonly isBreakable?: boolean;
}

/** How a browser window gets to the network. */
export interface WayOut {
  /** For the options of its context. */
  readonly proxy: NonNullable<BrowserContextOptions['proxy']>;
  /** The line that everything goes through; undefined where the browser connects by itself. */
  readonly line: BreakableLine | undefined;
  /** Why a host was not reached through the line, the last first. */
  readonly failures: readonly { readonly to: URL; readonly error: unknown }[];
  close(): Promise<void>;
}

/** A proxy of the company has as long to open the way, ms. */
const limitMs = 10_000;
/** Nothing listens on the port of `discard`, on this machine least of all: who is sent there gets nowhere. */
const nowhere = 'http://127.0.0.1:9';

/**
 * Opens the way out of one window. Where the target is reached directly, its hosts are left out of a proxy that leads nowhere, so
 * that sockets, preconnects and workers of the page reach no other host either. Through a proxy of the environment the window goes
 * as all our requests go there: by a tunnel, with its login, and `NO_PROXY` before everything. Never by a proxy that the browser
 * finds by itself.
 */
export async function openWayOut(urls: TargetUrls, options: WayOutOptions = {}): Promise<WayOut> {
  const { letsOthersIn = false, isBreakable = false } = options;
  const addresses = Object.values(urls).map((address: string) => new URL(address.replace(/^ws/, 'http')));
  const isProxied = addresses.some((url) => proxyTo(url) !== undefined);
  const failures: { readonly to: URL; readonly error: unknown }[] = [];
  if (!isProxied && !isBreakable && !letsOthersIn) {
    const bypass = addresses.map((url) => `${url.hostname}:${portOf(url)}`).join(',');
    const proxy = { server: nowhere, bypass };
    return { proxy, line: undefined, failures, close: () => Promise.resolve() };
  }
  const onFailure = (to: URL, error: unknown): void => void failures.unshift({ to, error });
  const line = await BreakableLine.open(dialByWay({ urls, letsOthersIn, limitMs, onFailure }));
  return { proxy: { server: line.proxy }, line, failures, close: () => line.close() };
}
