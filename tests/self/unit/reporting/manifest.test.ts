import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checks } from '../../../../env/checks.ts';
import { manifestOf } from '../../../../env/manifest-of.ts';
import { profiles } from '../../../../env/profiles.ts';
import { listChecks } from '../../coverage/list-checks.ts';

describe('the table of checks', () => {
  it('holds every check that the specs contain, and no other', () => {
    const listed = [...idsListed(), ...idsListed('@soak|@load')].toSorted();
    assert.ok(listed.length > 20);
    assert.deepEqual(Object.keys(checks).toSorted(), listed);
  });

  for (const { name, grep } of Object.values(profiles)) {
    it(`names for the profile ${name} what its expression selects, and no other`, () => {
      const listed = idsListed(grep);
      assert.ok(listed.length > 2);
      assert.deepEqual(manifestOf(name).toSorted(), listed);
    });
  }
});

function idsListed(grep?: string): readonly string[] {
  return listChecks(grep).map(({ id }) => id);
}
