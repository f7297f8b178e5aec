import { shareInterval } from '../judge/share-interval.ts';

/** `2 min 5 s`, `12 s`, `450 ms`. */
export function spokenTime(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 100) / 10;
  if (seconds < 60) return `${seconds} s`;
  const whole = Math.round(seconds);
  return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `3.7 GiB`, `120 MiB`. */
export function spokenBytes(bytes: number): string {
  const gib = bytes / 1024 ** 3;
  return gib >= 1 ? `${gib.toFixed(1)} GiB` : `${Math.round(bytes / 1024 ** 2)} MiB`;
}

/** `4 of 11, 36 % (15 to 65 %, each bound at 95 %)`. */
export function spokenShare(hits: number, n: number): string {
  const interval = shareInterval(hits, n);
  if (!interval) return '0 of 0';
  const percent = (share: number): string => String(Math.round(share * 100));
  return `${hits} of ${n}, ${percent(interval.share)} % (${percent(interval.low)} to ${percent(interval.high)} %, each bound at 95 %)`;
}
