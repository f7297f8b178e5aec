/** The clock time of `ms`, as a person here reads it: `14:32:10 CEST`. */
export function clockTime(ms: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(ms);
}

/** A host asked us to slow down, so no request goes there until `retryAtMs` (Unix time): `SELF_RATE_LIMITED`. */
export class GovernorStopped extends Error {
  override readonly name = 'GovernorStopped';

  constructor(
    readonly host: string,
    readonly retryAtMs: number,
  ) {
    super(
      `${host} asked us to slow down (429 or Retry-After), so no request goes there now. Try again at ${clockTime(retryAtMs)}.`,
    );
  }
}
