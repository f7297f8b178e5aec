import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usualLimitPercent } from '../catalogue/entry.ts';
import { root } from './children.ts';
import type { Outcome } from './run-entry.ts';
import type { Score } from './score.ts';

/** Writes `reports/fault-matrix.json`: the kill matrix, fault by check, with the score. */
export function writeReport(outcomes: readonly Outcome[], score: Score, seconds: number): void {
  const document = {
    schema: 1,
    finishedAt: new Date().toISOString(),
    seconds,
    limitPercent: usualLimitPercent,
    score: {
      entries: score.entries,
      caught: score.caught,
      named: score.named,
      survived: score.survived.map(({ entry }) => entry.id),
      misnamed: score.misnamed.map(({ entry }) => entry.id),
      unproven: score.unproven ?? null,
    },
    faults: outcomes.map(({ entry, result, got, checks, killedBy, seconds: took, output }) => ({
      ...entry,
      result,
      got,
      checks: checks.filter(({ status }) => status !== 'NOT_RUN'),
      killedBy,
      seconds: took,
      ...(output === '' ? {} : { output }),
    })),
  };
  const folder = join(root, 'reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fault-matrix.json');
  writeFileSync(`${file}.part`, `${JSON.stringify(document, undefined, 2)}\n`);
  renameSync(`${file}.part`, file);
}
