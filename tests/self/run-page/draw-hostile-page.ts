import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFindings } from '../../../helpers/explain/read-findings.ts';
import { drawRunPage } from '../../../helpers/run-page/draw-run-page.ts';
import { hostileStory } from '../unit/run-page/hostile-story.ts';
import { makeTrends } from '../unit/run-page/make-trends.ts';

/** Writes the page of a run in which every text of the product tries to be more than text; answers its path. */
export function drawHostilePage(folder: string): string {
  const path = join(folder, 'hostile.html');
  writeFileSync(path, drawRunPage(hostileStory, makeTrends(hostileStory), { meanings: readFindings() }));
  return path;
}
