import { randomBytes } from 'node:crypto';

/** A user that the suite makes up: unique per run, test and attempt, never shared. */
export interface Account {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** `gp-<runId>-<n>` is how everything is called that a run creates, so that it can be found and swept. */
export function newAccount(uniqueName: string): Account {
  return {
    email: `${uniqueName}@example.com`,
    password: `Gp-${randomBytes(18).toString('base64url')}`,
    name: uniqueName,
  };
}
