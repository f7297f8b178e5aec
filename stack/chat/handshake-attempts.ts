/** How socket logins ended so far. `/ws/auth/*` shows it; only the strict way exists here. */
export class HandshakeAttempts {
  successes = 0;
  failures = 0;

  get total(): number {
    return this.successes + this.failures;
  }

  get successPercent(): number {
    return this.total === 0 ? 0 : Math.round((this.successes / this.total) * 10_000) / 100;
  }

  count(isGood: boolean): void {
    if (isGood) this.successes += 1;
    else this.failures += 1;
  }
}
