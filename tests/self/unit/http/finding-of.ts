import assert from 'node:assert/strict';
import { FindingError, type Finding } from '../../../../helpers/diagnosis/finding.ts';

/** The finding with which a promise rejects. Fails when it resolves, or rejects with anything else. */
export async function findingOf(work: Promise<unknown>): Promise<Finding> {
  const error = await work.then(
    () => assert.fail('It resolved instead of rejecting with a finding.'),
    (reason: unknown) => reason,
  );
  if (error instanceof FindingError) return error.finding;
  throw error;
}
