/** `Retry-After` in seconds or as an HTTP date, as Unix time in ms; a minute from now when it says neither. */
export function retryAtMs(header: string | null | undefined): number {
  const seconds = Number(header ?? Number.NaN);
  if (header?.trim() && Number.isFinite(seconds)) return Date.now() + seconds * 1000;
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? Date.now() + 60_000 : date;
}
