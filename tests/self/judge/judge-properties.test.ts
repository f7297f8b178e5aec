import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { mutations } from './mutations.ts';
import { garbageFails, legalRunsPass, mutationIsJudged, twoChangesAreJudged } from './properties.ts';
import { wireMutations } from './wire-mutations.ts';

const seed = 20250913;

describe('the judge', () => {
  test('finds nothing in any legal run', () => {
    legalRunsPass({ numRuns: 300, seed });
  });

  test('agrees with the oracle on any two changes of a legal run', () => {
    const tally = twoChangesAreJudged(mutations, { numRuns: 300, seed });

    assert.ok(tally.legal > 2 && tally.illegal > 100, `Hardly ever judged: ${JSON.stringify(tally)}`);
  });

  test('neither passes nor stumbles over frames without sense', () => {
    garbageFails({ numRuns: 300, seed });
  });

  for (const mutation of mutations) {
    test(`agrees with the oracle when ${mutation.name}`, () => {
      const tally = mutationIsJudged(mutation, { numRuns: 40, seed });

      assert.ok(tally.legal + tally.illegal > 3, `Hardly ever judged: ${JSON.stringify(tally)}`);
    });
  }

  for (const mutation of wireMutations) {
    test(`names it when ${mutation.name}`, () => {
      const tally = mutationIsJudged(mutation, { numRuns: 20, seed });

      assert.ok(tally.illegal > 3, `Hardly ever judged: ${JSON.stringify(tally)}`);
    });
  }
});
