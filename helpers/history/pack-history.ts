import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../reporting/write-atomically.ts';
import type { HistoryFile } from './history-files.ts';
import { lineFolder } from './history-folder.ts';
import type { HistoryEntry } from './parse-lines.ts';

/**
 * Writes a history anew, one file for each target and month, and then deletes the files that it was read from. A pack is named by what is in it, so
 * the packs of several machines lie side by side, and one that was broken off leaves the lines twice, never not at all. A file with a
 * line that could not be read stays as it is.
 */
export function packHistory(
  reports: string,
  entries: readonly HistoryEntry[],
  from: readonly HistoryFile[],
): void {
  const packs = new Map<string, string[]>();
  for (const { line, text } of entries) {
    const place = join(lineFolder(reports, line), line.startedAt.slice(0, 7));
    const texts = packs.get(place);
    if (texts === undefined) packs.set(place, [text]);
    else texts.push(text);
  }
  const written = new Set<string>();
  for (const [place, texts] of packs) {
    const text = `${texts.join('\n')}\n`;
    const path = `${place}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}.jsonl`;
    if (!existsSync(path)) writeAtomically(path, text);
    written.add(path);
  }
  for (const { path, problems } of from) {
    if (problems.length === 0 && !written.has(path)) rmSync(path, { force: true });
  }
}
