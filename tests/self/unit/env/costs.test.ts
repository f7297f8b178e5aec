import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { profiles } from '../../../../env/profiles.ts';
import { readTarget } from '../../../../env/read-target.ts';
import { targetNames } from '../../../../env/target.ts';
import { turnsOf } from '../../../../helpers/reporting/turns-of.ts';
import { listChecks } from '../../coverage/list-checks.ts';

describe('a complete selection', () => {
  for (const { name, grep } of Object.values(profiles)) {
    it(`${name} takes no more turns than any target allows it`, () => {
      const listed = listChecks(grep);
      for (const target of targetNames) {
        const reading = readTarget(target, { keyless: true });
        assert.notEqual(reading.kind, 'invalid');
        if (reading.kind === 'invalid') continue;
        const { limits, powers, contentProbe } = reading.settings;
        const turns = turnsOf(listed, contentProbe, powers.usersAtOnce);
        assert.ok(turns <= limits[name].maxTurns, `${target}: ${turns} of ${limits[name].maxTurns} turns`);
      }
    });
  }
});
