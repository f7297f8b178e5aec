import { existsSync } from 'node:fs';
import type { SoughtText } from '../../../helpers/canary/sought-forms.ts';
import { findTexts } from '../command/find-texts.ts';

/** Looks for texts below a folder again and again until the work is done, and gives all that ever stood there. */
export async function findMeanwhile(
  folder: string,
  sought: readonly SoughtText[],
  work: Promise<unknown>,
): Promise<{ readonly found: readonly string[]; readonly looks: number }> {
  const found = new Set<string>();
  let isDone = false;
  let looks = 0;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    for (const one of lookOnce(folder, sought)) found.add(one);
    looks += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await done;
  return { found: [...found], looks };
}

function lookOnce(folder: string, sought: readonly SoughtText[]): readonly string[] {
  if (!existsSync(folder)) return [];
  try {
    return findTexts(folder, sought);
  } catch {
    // A file went away, or an archive was not yet whole, while it was read: the next look is 20 ms away.
    return [];
  }
}
