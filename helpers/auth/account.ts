import { randomBytes } from 'node:crypto';
import { markOf } from '../canary/mark-of.ts';

/** A user that the suite makes up: unique per run, test and attempt, never shared. */
export interface Account {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/**
 * `gp-<runId>-<n>` is how everything is called that a run creates, so that it can be found and swept. The password carries the mark of
 * the run, by which it is found wherever it should not be.
 */
export function newAccount(uniqueName: string): Account {
  const runId = /^gp-(.+)-\d+$/.exec(uniqueName)?.[1] ?? uniqueName;
  return {
    email: `${uniqueName}@example.com`,
    password: `Gp-${markOf(runId, 'password')}-${randomBytes(18).toString('base64url')}`,
    name: uniqueName,
  };
}
