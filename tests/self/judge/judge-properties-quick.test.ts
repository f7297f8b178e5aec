import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { mutations } from './mutations.ts';
import { legalRunsPass, mutationIsJudged } from './properties.ts';
import { wireMutations } from './wire-mutations.ts';

// The properties again in small, for the mutation run (stryker.config.json), in which every second counts.
const seed = 4;

describe('the judge, in a few runs of each kind', () => {
  test('finds nothing in a legal run', () => {
    legalRunsPass({ numRuns: 40, seed });
  });

  test('agrees with the oracle on every change of a legal run', () => {
    for (const mutation of [...mutations, ...wireMutations]) {
      const tally = mutationIsJudged(mutation, { numRuns: 6, seed });

      assert.ok(tally.legal + tally.illegal > 0, `Never judged: ${mutation.name}`);
    }
  });
});
