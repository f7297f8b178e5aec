import type { Finding } from '../diagnosis/finding.ts';

/** What a chat stands on, lowest first (docs/ladder.md). */
export const rungNames = [
  'proxy',
  'dns',
  'tcp',
  'tls',
  'health',
  'page',
  'login',
  'token',
  'upgrade',
  'greeting',
  'identity',
  'events',
] as const;
export type RungName = (typeof rungNames)[number];

/** What one probe of one layer showed. */
export interface Rung {
  readonly name: RungName;
  /** `not-tried` also when the probe itself could not be made or finished: nothing follows about the layer. */
  readonly status: 'ok' | 'broken' | 'not-tried';
  /** How long the probe took, ms; 0 when there was none. Of the events: how long they took. */
  readonly tookMs: number;
  /** What was seen, as a part of a sentence; the reason where nothing was tried. */
  readonly saw: string;
  /** Why it is broken. */
  readonly finding?: Finding;
}

/** A rung that nobody looked at, and why. */
export function notTried(name: RungName, why: string): Rung {
  return { name, status: 'not-tried', tookMs: 0, saw: why };
}
