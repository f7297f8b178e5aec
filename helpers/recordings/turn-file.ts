import type { TurnRecord } from './turn-record.ts';

const slugLength = 60;

/** Where in the folder of its run a turn of a run is kept: `turns/03-golden-turn.jsonl`. */
export function turnFile(turns: readonly TurnRecord[], at: number): string {
  const digits = Math.max(2, String(turns.length).length);
  const turn = turns[at];
  return `turns/${String(at + 1).padStart(digits, '0')}-${turn ? slugOf(turn) : 'turn'}.jsonl`;
}

function slugOf({ isGolden, title }: TurnRecord): string {
  const whole = title
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
  // Cut between words.
  const slug = whole.length <= slugLength ? whole : whole.slice(0, slugLength + 1).replace(/-[^-]*$/, '');
  return isGolden ? 'golden-turn' : slug || 'turn';
}
