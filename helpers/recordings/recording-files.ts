import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findRun } from '../reporting/find-run.ts';

const recordingName = /\.(?:jsonl|har)$/i;

/**
 * The files that are meant by a word: a path itself, the recordings of a folder, those of a run's folder included, or of a run of
 * `reports`: `last`, or its id.
 * @throws Error with one sentence when there is nothing.
 */
export function recordingFiles(word: string, reports: string): readonly string[] {
  const run = existsSync(word) ? undefined : findRun(reports, word === 'last' ? undefined : word);
  if (word === 'last' && run && 'problem' in run) throw new Error(run.problem);
  const path = run && 'folder' in run ? run.folder : word;
  if (!existsSync(path)) throw new Error(`${path}: there is no such file.`);
  if (!statSync(path).isDirectory()) return [path];
  const turns = join(path, 'turns');
  const folder = existsSync(turns) ? turns : path;
  const names = readdirSync(folder).filter((name) => recordingName.test(name));
  if (names.length > 0) return names.toSorted().map((name) => join(folder, name));
  throw new Error(
    `${path}: this folder holds no recording. Those of a run are in its folder turns/, and end in .jsonl.`,
  );
}
