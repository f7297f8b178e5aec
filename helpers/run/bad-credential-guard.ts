import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runEnvironment } from '../../env/run-environment.ts';
import {
  type BadCredentialRecord,
  handshakeWaitMs,
  prunedRecord,
  quietForMs,
  readBadCredentialRecord,
} from './bad-credential-record.ts';
import { SharedFile } from './shared-file.ts';

export interface GuardOptions {
  /** The shared file. `bad-credentials.json` in the user's cache folder unless given. */
  readonly file?: string;
  /** Unix time and sleep, ms; the system's own unless given. */
  readonly clock?: { now(): number; sleep(ms: number): Promise<unknown> };
}

/** How often a waiting call looks again, ms. */
const lookMs = 1_000;

/**
 * The one place that lets a bad credential out to a backend where others work, for all workers and terminals of this machine
 * through one small file: so many bad handshakes in any 60 s, one use of a logged-out token a run, and quiet after it.
 */
export class BadCredentialGuard {
  readonly #file: SharedFile<BadCredentialRecord>;
  readonly #clock: { now(): number; sleep(ms: number): Promise<unknown> };

  constructor(options: GuardOptions = {}) {
    this.#file = new SharedFile(options.file ?? join(runEnvironment.cacheFolder, 'bad-credentials.json'), {
      name: 'The record of bad credentials',
      without: 'nobody would know how many of them were tried at a shared target',
      read: readBadCredentialRecord,
    });
    this.#clock = options.clock ?? { now: () => Date.now(), sleep: (ms) => delay(ms) };
  }

  /** Waits until one more handshake with a bad credential may go to `host`, and counts it. `onWait` hears of each wait, ms. */
  async admitHandshake(
    host: string,
    perMinute: number,
    onWait: (ms: number) => void = () => undefined,
  ): Promise<void> {
    await this.#whenFree(onWait, (record, nowMs) => {
      const waitMs = handshakeWaitMs(record, host, perMinute, nowMs);
      const handshakes = [...record.handshakes, { host, atMs: nowMs }];
      return waitMs > 0 ? { waitMs } : { waitMs, content: { ...record, handshakes } };
    });
  }

  /** Claims the one use of a logged-out token that a run has at a backend. False when it has had it. */
  async claimLoggedOut(host: string, run: string): Promise<boolean> {
    return this.#file.update((shared) => {
      const nowMs = this.#clock.now();
      const record = prunedRecord(shared, nowMs);
      if (record.loggedOut.some((one) => one.run === run)) return { content: shared, result: false };
      const loggedOut = [...record.loggedOut, { host, run, atMs: nowMs }];
      return { content: { ...record, loggedOut }, result: true };
    });
  }

  /** From now on nobody of this machine asks the host for so long. Resolves at once; `waitForQuiet` waits. */
  async hush(host: string, quietMs: number): Promise<void> {
    await this.#file.update((shared) => {
      const nowMs = this.#clock.now();
      const record = prunedRecord(shared, nowMs);
      return {
        content: { ...record, quiet: [...record.quiet, { host, untilMs: nowMs + quietMs }] },
        result: undefined,
      };
    });
  }

  /** Waits until the host may be asked again. Looks at the file without its lock, so that it can stand before every request. */
  async waitForQuiet(host: string): Promise<void> {
    for (;;) {
      const waitMs = quietForMs(this.#file.peek(), host, this.#clock.now());
      if (waitMs === 0) return;
      await this.#clock.sleep(waitMs);
    }
  }

  async #whenFree(
    onWait: (ms: number) => void,
    decide: (
      record: BadCredentialRecord,
      nowMs: number,
    ) => { readonly waitMs: number; readonly content?: BadCredentialRecord },
  ): Promise<void> {
    for (;;) {
      const waitMs = await this.#file.update((shared) => {
        const nowMs = this.#clock.now();
        const { waitMs: result, content = shared } = decide(prunedRecord(shared, nowMs), nowMs);
        return { content, result };
      });
      if (waitMs === 0) return;
      const ms = Math.min(waitMs, lookMs);
      onWait(ms);
      await this.#clock.sleep(ms);
    }
  }
}
