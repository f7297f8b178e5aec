import type { HistoryLine } from './history-line.ts';

/** What a run consisted of, in a word: `full`, or the name of its profile. */
export function scopeName({ kind, profile }: HistoryLine['scope']): string {
  return profile ?? kind;
}
