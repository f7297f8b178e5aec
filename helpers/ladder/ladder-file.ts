import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redactDeep } from '../reporting/redact-deep.ts';
import { writeAtomically } from '../reporting/write-atomically.ts';
import type { LadderReport } from './ladder-report.ts';

/**
 * `ladder.json` in the run's folder. It is also the run's memory that the ladder was climbed, since every red test ends its worker:
 * whoever makes the file climbs, and nobody after it.
 */
export class LadderFile {
  constructor(private readonly folder: string) {}

  /** Whether the ladder is still to be climbed in this run; true once only, for all workers together. */
  claim(): boolean {
    mkdirSync(this.folder, { recursive: true });
    try {
      writeFileSync(this.#path, `${JSON.stringify({ schema: 1, state: 'begun and not ended' })}\n`, {
        flag: 'wx',
      });
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  }

  write(report: LadderReport): void {
    writeAtomically(this.#path, `${JSON.stringify(redactDeep(report), null, 2)}\n`);
  }

  get #path(): string {
    return join(this.folder, 'ladder.json');
  }
}
