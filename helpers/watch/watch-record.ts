import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { redactDeep } from '../reporting/redact-deep.ts';
import { writeAtomically } from '../reporting/write-atomically.ts';
import type { WatchSample } from './watch-sample.ts';

/** What one watch leaves: a line for each sample the moment it is taken, and its end. Secrets never reach it. */
export class WatchRecord {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  sample(sample: WatchSample): void {
    appendFileSync(join(this.folder, 'samples.jsonl'), `${JSON.stringify(redactDeep(sample))}\n`);
  }

  end(document: object): void {
    writeAtomically(join(this.folder, 'watch.json'), `${JSON.stringify(redactDeep(document), null, 2)}\n`);
  }
}
