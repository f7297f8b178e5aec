/** A day, a time of it, parts of a second after a point or a comma, and a zone: what ISO 8601 and RFC 3339 let a server write. */
const isoStamp =
  /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?\s?(?:([Zz]|UTC|GMT)|([+-]\d\d):?(\d\d)?)?$/;

/** ISO with a zone, ISO without one (taken as UTC), or a number since the epoch: seconds, or thousandths, millionths and so on of them. */
export function readStamp(value: unknown): { ms: number; zoned: boolean } | undefined {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) {
    let ms = value > 1e11 ? value : value * 1000;
    while (ms > 1e14) ms /= 1000;
    return { ms, zoned: true };
  }
  const [, day, time, fraction = '', utc, hours, minutes = '00'] =
    (typeof value === 'string' ? isoStamp.exec(value) : null) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const wholeMs = Date.parse(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  if (Number.isNaN(wholeMs)) return undefined;
  // Date keeps milliseconds; the contract's stamps have microseconds, which matter for batches.
  const micros = Number(fraction.slice(0, 6).padEnd(6, '0'));
  return { ms: wholeMs + micros / 1000, zoned: utc !== undefined || hours !== undefined };
}
