import { join } from 'node:path';
import { drawTicket } from './draw-ticket.ts';
import { pruneRuns } from './prune-runs.ts';
import { redact } from './redact.ts';
import type { RunFacts } from './run-facts.ts';
import type { RunStory } from './run-story.ts';
import { writeAtomically } from './write-atomically.ts';

const runsKept = 20;

/** Writes `verdict.json` and `summary.md` of a run, and the copy for whoever wants the last run; the oldest runs make room. */
export function writeVerdict(
  story: RunStory,
  { folder, reports }: Pick<RunFacts, 'folder' | 'reports'>,
): void {
  const json = `${JSON.stringify(story.document, null, 2)}\n`;
  writeAtomically(join(folder, 'verdict.json'), json);
  writeAtomically(join(folder, 'summary.md'), redact(drawTicket(story)));
  writeAtomically(join(reports, 'verdict.json'), json);
  pruneRuns(reports, runsKept);
}
