import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding, type Finding } from '../../../../helpers/diagnosis/finding.ts';
import { ladderFindings } from '../../../../helpers/ladder/ladder-findings.ts';
import type { Rung } from '../../../../helpers/ladder/rung.ts';
import { makeRung, makeRungs } from './make-ladder.ts';

const bypassed = makeRung('identity', {
  status: 'broken',
  saw: 'demo-user-001 instead of a',
  finding: finding('AUTH_BYPASSED', 'Logged in as a, but the socket runs as demo-user-001.'),
});
const ill = makeRung('health', { status: 'broken', finding: finding('BACKEND_DOWN') });
const heard = makeRung('events', {
  status: 'broken',
  saw: '0 of 5 events in 5 s',
  finding: finding('AGENT_SILENT'),
});

function addedTo(found: readonly (Code | Finding)[], ...rungs: readonly Rung[]): readonly Finding[] {
  const findings = found.map((one) => (typeof one === 'string' ? finding(one) : one));
  return ladderFindings({ test: 'a › b', findings, turns: [], atMs: 0 }, makeRungs(...rungs));
}
const codesAddedTo = (...given: Parameters<typeof addedTo>): readonly Code[] =>
  addedTo(...given).map(({ code }) => code);

describe('what the ladder adds to the list of the check', () => {
  it('is green health beside a mute agent, with both facts', () => {
    const [lie] = addedTo(['AGENT_SILENT'], makeRung('health', { saw: 'auth and backend are well' }), heard);

    assert.equal(lie?.code, 'HEALTH_LIES');
    assert.match(lie.sentence, /Right after AGENT_SILENT, auth and backend are well\.$/);
    assert.deepEqual(lie.evidence, ['health: auth and backend are well', 'chat: 0 of 5 events in 5 s']);
    assert.deepEqual(codesAddedTo(['ACK_ONLY']), ['HEALTH_LIES']);
  });

  it('is no such thing when health is broken or the agent is heard', () => {
    assert.deepEqual(codesAddedTo(['AGENT_SILENT'], ill), []);
    assert.deepEqual(codesAddedTo(['EVENT_ORDER', 'NO_TERMINAL', 'WS_HTTP_500']), []);
  });

  it('is an identity that is bypassed', () => {
    assert.deepEqual(addedTo(['EVENT_ORDER'], bypassed), [bypassed.finding]);
    assert.deepEqual(codesAddedTo(['AGENT_SILENT'], bypassed), ['AUTH_BYPASSED', 'HEALTH_LIES']);
  });

  it('is nothing that the check has said already', () => {
    assert.deepEqual(codesAddedTo(['AGENT_SILENT', 'AUTH_BYPASSED', 'HEALTH_LIES'], bypassed), []);
  });

  it('is no other break of a rung: that belongs to a check of its own', () => {
    const other = makeRung('identity', { status: 'broken', finding: finding('IDENTITY_MISMATCH') });
    assert.deepEqual(codesAddedTo(['EVENT_ORDER'], other, makeRung('page', ill)), []);
  });

  it('never takes the headline, not by explaining it either', () => {
    const collision = finding('IDENTITY_COLLISION', 'Both are demo-user-001.');
    assert.deepEqual(codesAddedTo([collision], bypassed), []);
    assert.deepEqual(codesAddedTo([finding('IDENTITY_COLLISION', 'Both are u1.')], bypassed), [
      'AUTH_BYPASSED',
    ]);
  });

  it('is nothing where the check has no fail finding: its error must stay what it is', () => {
    assert.deepEqual(codesAddedTo([], bypassed), []);
    assert.deepEqual(codesAddedTo(['NO_HEARTBEAT'], bypassed), []);
  });
});
