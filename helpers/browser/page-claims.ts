import { finding, FindingError } from '../diagnosis/finding.ts';
import type { Pacer, PacerTicket } from '../http/http-client.ts';
import { GovernorStopped } from '../run/governor-stopped.ts';
import type { Lane } from '../run/governor-window.ts';
import type { Share } from './page-share.ts';

/** One for a socket that is lost, one for the moment until the next is claimed. */
const upgradesAhead = 2;

interface Claim {
  readonly ticket: PacerTicket;
  left: number;
}

export interface ClaimOptions {
  readonly pacer: Pacer;
  /** Address of the chat socket. */
  readonly ws: string;
  /** Is told when no upgrade may go out any more, and when one may again. */
  readonly onDry: (isDry: boolean) => void;
}

/**
 * What a page may send to a rate-limited target: what was claimed for its load goes at once, everything else takes its turn with
 * the governor. An upgrade cannot be held back once the browser has begun it, so two are always claimed ahead.
 */
export class PageClaims {
  private readonly claims = new Map<string, Claim>();
  private ahead: readonly Claim[] = [];
  private isOver = false;
  private waiting = 0;
  private sinceMs = 0;
  private sumMs = 0;

  constructor(private readonly options: ClaimOptions) {}

  /** How long the page has stood before the governor since the last claim, ms. */
  get waitedMs(): number {
    return this.sumMs + (this.waiting > 0 ? performance.now() - this.sinceMs : 0);
  }

  /** Claims room for upgrades ahead; waits until there is some. */
  async begin(): Promise<void> {
    const { hostname, pathname } = new URL(this.options.ws);
    while (this.ahead.length < upgradesAhead && !this.isOver) {
      const ticket = await this.options.pacer.reserve(hostname, 1, pathname);
      this.ahead = [...this.ahead, { ticket, left: 1 }];
      if (this.isOver) await ticket.close();
    }
  }

  /** Claims room for a load before it is timed. Call the result when it is over. */
  async reserve(shares: readonly Share[]): Promise<() => Promise<void>> {
    const made: Claim[] = [];
    const release = async (): Promise<void> => {
      for (const [key, claim] of this.claims) if (made.includes(claim)) this.claims.delete(key);
      for (const { ticket } of made) await ticket.close();
    };
    try {
      for (const { host, lane, slots } of shares) {
        const path = lane === 'api' ? '/api/' : '/';
        const claim = { ticket: await this.options.pacer.reserve(host, slots, path), left: slots };
        made.push(claim);
        this.claims.set(`${lane} ${host}`, claim);
      }
    } catch (error) {
      await release();
      throw error;
    }
    this.sumMs = 0;
    return release;
  }

  /** Counts one request, and waits for its turn where nothing was claimed for it. Rejects with SELF_RATE_LIMITED. */
  async take({ hostname, pathname }: URL): Promise<void> {
    if (takeOf(this.claims.get(`${laneOf(pathname)} ${hostname}`))) return;
    if (this.waiting === 0) this.sinceMs = performance.now();
    this.waiting += 1;
    try {
      await this.options.pacer.take(hostname, pathname);
    } finally {
      this.waiting -= 1;
      if (this.waiting === 0) this.sumMs += performance.now() - this.sinceMs;
    }
  }

  /** Counts an upgrade that is on its way already, and claims the next one. Rejects with SELF_RATE_LIMITED. */
  async takeUpgrade({ hostname, pathname }: URL): Promise<void> {
    if (takeOf(this.claims.get(`${laneOf(pathname)} ${hostname}`))) return;
    const [next, ...others] = this.ahead;
    this.ahead = others;
    if (others.length === 0) this.options.onDry(true);
    if (takeOf(next)) await next?.ticket.close();
    else await this.options.pacer.take(hostname, pathname);
    await this.begin();
    this.options.onDry(false);
  }

  /** Gives back what was not used. */
  async close(): Promise<void> {
    this.isOver = true;
    for (const { ticket } of this.ahead) await ticket.close();
    for (const { ticket } of this.claims.values()) await ticket.close();
  }
}

function takeOf(claim: Claim | undefined): boolean {
  if (claim === undefined || claim.left === 0) return false;
  try {
    claim.ticket.take();
  } catch (error) {
    // What a ticket says itself is not in the words of findings yet.
    if (!(error instanceof GovernorStopped)) throw error;
    throw new FindingError(finding('SELF_RATE_LIMITED', error.message));
  }
  claim.left -= 1;
  return true;
}

function laneOf(path: string): Lane {
  return path.startsWith('/api/') ? 'api' : 'other';
}
