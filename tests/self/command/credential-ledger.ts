/** What a backend saw of one request or upgrade. */
interface Sighting {
  readonly atMs: number;
  readonly what: string;
  /** An upgrade whose token is none that the login service handed out, or one that was logged out. */
  readonly isBadHandshake: boolean;
  /** It showed a token that was logged out. */
  readonly isLoggedOut: boolean;
}

const windowMs = 60_000;
const mostBadHandshakes = 3;
const quietMs = 11_000;

/**
 * The rules of a shared target, written a second time and from the other side of the wire: what came, and not what the suite says that it
 * sent (auth contract, section 4, row 7).
 */
export class CredentialLedger {
  private readonly handedOut = new Set<string>();
  private readonly loggedOut = new Set<string>();
  private readonly sightings: Sighting[] = [];

  /** Every access token in an answer of the login service. */
  learn(body: string): void {
    for (const [, token] of body.matchAll(/"access_token":\s*"([^"]+)"/g)) this.handedOut.add(token ?? '');
  }

  logOut(token: string): void {
    this.loggedOut.add(token);
  }

  request(what: string, token: string | undefined): void {
    this.see(what, token, false);
  }

  upgrade(token: string | undefined): void {
    const isGood = token !== undefined && this.handedOut.has(token) && !this.loggedOut.has(token);
    this.see('upgrade', token, !isGood);
  }

  get badHandshakes(): number {
    return this.sightings.filter(({ isBadHandshake }) => isBadHandshake).length;
  }

  get loggedOutUses(): number {
    return this.sightings.filter(({ isLoggedOut }) => isLoggedOut).length;
  }

  /** Every rule that was broken, in words; empty when all were kept. `uses` is how many runs there were. */
  violations(uses = 1): readonly string[] {
    const bad = this.sightings.filter(({ isBadHandshake }) => isBadHandshake);
    const dense = bad.filter((one) => {
      const within = bad.filter(({ atMs }) => atMs > one.atMs - windowMs && atMs <= one.atMs);
      return within.length > mostBadHandshakes;
    });
    const shown = this.sightings.filter(({ isLoggedOut }) => isLoggedOut);
    const hasty = shown.flatMap(({ atMs }) =>
      this.sightings.filter((one) => one.atMs > atMs && one.atMs < atMs + quietMs),
    );
    return [
      ...(dense.length > 0 ? [`${dense.length} bad handshakes came when three had come within 60 s`] : []),
      ...(shown.length > uses ? [`a logged-out token was shown ${shown.length} times in ${uses} runs`] : []),
      ...(hasty.length > 0 ? [`${hasty.length} requests came within 11 s of a logged-out token`] : []),
    ];
  }

  private see(what: string, token: string | undefined, isBadHandshake: boolean): void {
    const isLoggedOut = token !== undefined && this.loggedOut.has(token);
    this.sightings.push({ atMs: performance.now(), what, isBadHandshake, isLoggedOut });
  }
}
