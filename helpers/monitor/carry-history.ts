import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PipelineVariables } from '../../env/pipeline-variables.ts';
import type { TargetName } from '../../env/target.ts';
import { mergeHistories } from '../history/merge-histories.ts';
import { fetchHistory, type ArtifactFiles } from './fetch-history.ts';

/** The artifact in which a run leaves the history that it knows: `golden-path-history-staging`. */
export function historyArtifact(target: TargetName): string {
  return `golden-path-history-${target}`;
}

/**
 * Takes what earlier runs of this pipeline left into the history below the folder of all reports. Resolves with what became of it, in
 * a sentence; rejects with one when the history could not be had.
 */
export async function carryHistory(
  reports: string,
  target: TargetName,
  { api, repository, token, branch }: PipelineVariables,
): Promise<{ readonly isFetched: boolean; readonly sentence: string }> {
  if (api === undefined || repository === undefined || token === undefined || branch === undefined) {
    const sentence =
      'There is no history to fetch: GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN and GOLDEN_PATH_BRANCH say where it is.';
    return { isFetched: false, sentence };
  }
  const artifacts = await fetchHistory({ api, repository, token, branch }, historyArtifact(target));
  const folder = mkdtempSync(join(tmpdir(), 'golden-path-history-'));
  try {
    const unpacked = artifacts.map((files, at) => unpack(files, join(folder, String(at))));
    const { added, total, problems } = mergeHistories(reports, unpacked);
    for (const one of unpacked) takeNotes(one, reports);
    const unread = problems.length === 0 ? '' : ` ${problems.length} lines could not be read.`;
    const sentence = `The history of ${target} holds ${total} lines; ${added} of them came from ${artifacts.length} earlier runs.${unread}`;
    return { isFetched: true, sentence };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unpack(files: ArtifactFiles, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

/** Notes of deployments, and of runs that were due and never came: a file each, the same everywhere. */
function takeNotes(folder: string, reports: string): void {
  for (const kind of ['deployments', 'missed']) {
    const notes = join(folder, kind);
    if (existsSync(notes)) cpSync(notes, join(reports, 'history', kind), { recursive: true });
  }
}
