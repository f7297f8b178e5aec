import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTurn } from './read-turn.ts';
import type { TurnRecord } from './turn-record.ts';

/** The turns that `writeTurns` wrote into the folder of a run, in their order; none where it wrote none. Throws when one is damaged. */
export function readTurns(folder: string): readonly TurnRecord[] {
  const turns = join(folder, 'turns');
  if (!existsSync(turns)) return [];
  return readdirSync(turns)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .map((name) => readTurn(readFileSync(join(turns, name), 'utf8')));
}
