import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TurnRecord } from './turn-record.ts';
import { turnFile } from './turn-file.ts';
import { textOf } from './kept-texts.ts';

/** Writes `turns/<nn>-<title>.jsonl` into the folder of a run, redacted; nothing where there are none. Gives the paths, relative to it. */
export function writeTurns(folder: string, turns: readonly TurnRecord[]): readonly string[] {
  if (turns.length === 0) return [];
  mkdirSync(join(folder, 'turns'), { recursive: true });
  return turns.map((turn, at) => {
    const path = turnFile(turns, at);
    writeFileSync(join(folder, path), textOf(turn));
    return path;
  });
}
