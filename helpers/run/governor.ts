import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runEnvironment } from '../../env/run-environment.ts';
import type { RateLimit } from '../../env/target.ts';
import { GovernorFile } from './governor-file.ts';
import { GovernorStopped } from './governor-stopped.ts';
import { GovernorTicket } from './governor-ticket.ts';
import {
  emptyWindow,
  type Lane,
  holdMs,
  pruned,
  type RequestWindow,
  stoppedUntil,
  waitFor,
  windowMs,
  withStop,
} from './governor-window.ts';

export interface GovernorOptions {
  /** What the target allows. Undefined for a target without limits: nothing waits or is written, only stops are kept. */
  readonly limit: RateLimit | undefined;
  /** The shared file. `requests.json` in the user's cache folder unless given. */
  readonly file?: string;
  /** Longest time that one call waits for slots, ms. 300 000 unless given. */
  readonly longestWaitMs?: number;
  /** Unix time and sleep, ms; the system's own unless given. */
  readonly clock?: { now(): number; sleep(ms: number): Promise<unknown> };
}

/** How often a waiting call looks whether the host stopped us or slots were given back, ms. */
const lookMs = 1_000;

/** How long a stop lasts whose end is unknown, ms: the edge bans an address for that long (requirements, fact M). */
const banMs = 600_000;

/**
 * One governor for every request to a rate-limited target, upgrades and redirects included, shared by all workers and all
 * terminals of this machine through one small file. At most so many requests in any 60 s, under `/api/` and outside it apart,
 * all hosts together; after the first 429 or `Retry-After` of a host, none to that host.
 */
export class RequestGovernor {
  readonly #limit: RateLimit | undefined;
  readonly #file: GovernorFile;
  readonly #clock: { now(): number; sleep(ms: number): Promise<unknown> };
  readonly #longestWaitMs: number;
  /** Stops that this process was told of, without the file. */
  #stops: RequestWindow = emptyWindow();
  /** Calls that wait for a lane, one after the other, so that none is overtaken. */
  readonly #queues = new Map<Lane, Promise<unknown>>();

  constructor(options: GovernorOptions) {
    this.#limit = options.limit;
    this.#file = new GovernorFile(options.file ?? join(runEnvironment.cacheFolder, 'requests.json'));
    this.#clock = options.clock ?? { now: () => Date.now(), sleep: (ms) => delay(ms) };
    this.#longestWaitMs = options.longestWaitMs ?? 300_000;
  }

  /**
   * Waits until one more request may go to `path` of `host`, and counts it.
   * Rejects with `GovernorStopped` while the host has stopped us, and with a sentence when no slot comes free in time.
   */
  async take(host: string, path: string): Promise<void> {
    const name = host.toLowerCase();
    const lane = laneOf(path);
    await this.#claim(name, lane, 1, (window, nowMs) => ({
      ...window,
      sent: [...window.sent, { host: name, lane, atMs: nowMs }],
    }));
  }

  /**
   * Claims `slots` requests at once, before a timed section, all in the lane of `path`. The ticket's takes never wait. Close
   * it after the section; a ticket that is never closed, as of a worker that died, counts in full for three minutes.
   * Rejects like `take`, and at once when the target never allows so many.
   */
  async reserve(host: string, slots: number, path = '/'): Promise<GovernorTicket> {
    const name = host.toLowerCase();
    const lane = laneOf(path);
    const id = randomUUID();
    const limit = this.#limitOf(lane);
    if (!Number.isInteger(slots) || slots < 1 || slots > limit) {
      throw new RangeError(`${slots} requests cannot be reserved at ${host}: it has to be 1 to ${limit}.`);
    }
    await this.#claim(name, lane, slots, (window, nowMs) => ({
      ...window,
      held: [...window.held, { id, host: name, lane, slots, untilMs: nowMs + holdMs }],
    }));
    return new GovernorTicket(slots, {
      now: () => this.#clock.now(),
      refuseIfStopped: () => {
        this.#refuseIfStopped(this.#limit === undefined ? emptyWindow() : this.#file.peek(), name);
      },
      settle: (usedAtMs) => this.#settle(id, name, lane, usedAtMs),
    });
  }

  /**
   * Stops all requests to `host` until `untilMs` (Unix time): in this process at once, in all others from their next request.
   * For ten minutes when `untilMs` is no time.
   */
  async stop(host: string, untilMs: number): Promise<void> {
    const name = host.toLowerCase();
    const nowMs = this.#clock.now();
    const until = Number.isFinite(untilMs) ? untilMs : nowMs + banMs;
    this.#stops = withStop(this.#stops, name, until, nowMs);
    if (this.#limit === undefined) return;
    await this.#file.update((window) => ({
      content: withStop(pruned(window, nowMs), name, until, nowMs),
      result: undefined,
    }));
  }

  #limitOf(lane: Lane): number {
    if (this.#limit === undefined) return Infinity;
    return lane === 'api' ? this.#limit.apiRequestsPerMinute : this.#limit.requestsPerMinute;
  }

  /** Waits for the calls before it, then for the slots. */
  async #claim(
    host: string,
    lane: Lane,
    slots: number,
    enter: (window: RequestWindow, nowMs: number) => RequestWindow,
  ): Promise<void> {
    if (this.#limit === undefined) {
      this.#refuseIfStopped(emptyWindow(), host);
      return;
    }
    const deadlineMs = this.#clock.now() + this.#longestWaitMs;
    const mine = (this.#queues.get(lane) ?? Promise.resolve()).then(() =>
      this.#waitForSlots(host, lane, slots, deadlineMs, enter),
    );
    this.#queues.set(
      lane,
      mine.catch(() => undefined),
    );
    await mine;
  }

  async #waitForSlots(
    host: string,
    lane: Lane,
    slots: number,
    deadlineMs: number,
    enter: (window: RequestWindow, nowMs: number) => RequestWindow,
  ): Promise<void> {
    for (;;) {
      const waitMs = await this.#file.update((shared) => {
        const nowMs = this.#clock.now();
        const window = pruned(shared, nowMs);
        this.#refuseIfStopped(window, host);
        const wait = waitFor(window, lane, slots, this.#limitOf(lane), nowMs);
        return wait === 0 ? { content: enter(window, nowMs), result: 0 } : { content: shared, result: wait };
      });
      if (waitMs === 0) return;
      if (this.#clock.now() >= deadlineMs) throw new Error(this.#tooLong(host, lane));
      await this.#clock.sleep(Math.min(waitMs, lookMs));
    }
  }

  #tooLong(host: string, lane: Lane): string {
    const where = lane === 'api' ? 'under /api/' : 'outside /api/';
    return (
      `No request to ${host} came free within ${this.#longestWaitMs / 1000} s: ${this.#limitOf(lane)} a minute ${where} ` +
      'are shared by all runs on this machine. Wait until the other runs are over.'
    );
  }

  #refuseIfStopped(window: RequestWindow, host: string): void {
    const nowMs = this.#clock.now();
    const until = Math.max(
      stoppedUntil(window, host, nowMs) ?? 0,
      stoppedUntil(this.#stops, host, nowMs) ?? 0,
    );
    if (until > 0) throw new GovernorStopped(host, until);
  }

  async #settle(id: string, host: string, lane: Lane, usedAtMs: readonly number[]): Promise<void> {
    if (this.#limit === undefined) return;
    await this.#file.update((shared) => {
      const window = pruned(shared, this.#clock.now());
      const used = usedAtMs.filter((atMs) => atMs > this.#clock.now() - windowMs);
      return {
        content: {
          ...window,
          held: window.held.filter((one) => one.id !== id),
          sent: [...window.sent, ...used.map((atMs) => ({ host, lane, atMs }))],
        },
        result: undefined,
      };
    });
  }
}

/** The lane of a path, with or without its query. */
function laneOf(path: string): Lane {
  return path.startsWith('/api/') ? 'api' : 'other';
}
