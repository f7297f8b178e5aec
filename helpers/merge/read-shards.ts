import { basename } from 'node:path';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { findZips } from './find-zips.ts';
import { readBlob } from './read-blob.ts';
import type { ShardBlob } from './shard-blob.ts';

/** The blob reports below a folder, or why there is nothing to merge. Zips of other kinds, such as traces, are passed over. */
export function readShards(
  folder: string,
): { readonly blobs: readonly ShardBlob[] } | { readonly error: Finding } {
  let zips: readonly string[];
  try {
    zips = findZips(folder);
  } catch {
    return { error: finding('CONFIG_INVALID', `${folder} is no folder that can be read.`) };
  }
  const blobs: ShardBlob[] = [];
  for (const zip of zips) {
    try {
      const blob = readBlob(zip);
      if (blob) blobs.push(blob);
    } catch (error) {
      const { message } = error as Error;
      // A shard that was killed while it wrote leaves a half; what else is broken below the folder is none of our business.
      if (/^shard-\d+-of-\d+/.test(basename(zip))) return { error: finding('CONFIG_INVALID', message) };
    }
  }
  if (blobs.length > 0) return { blobs };
  const words = `There is no blob report below ${folder}: a run with --shard=1/2 leaves blob/shard-1-of-2.zip in its folder.`;
  return { error: finding('CONFIG_INVALID', words) };
}
