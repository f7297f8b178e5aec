import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { nextStep } from '../../../../helpers/diagnosis/verdict-next-step.ts';
import { ownerOf } from '../../../../helpers/diagnosis/verdict-owner.ts';

describe('the owner of a finding', () => {
  it('is the team of the layer on a target with a product', () => {
    assert.equal(ownerOf(finding('LOGIN_REFUSED'), 'staging'), 'the auth team');
    assert.equal(ownerOf(finding('UI_SEND_DISABLED'), 'local'), 'the frontend team');
    assert.equal(ownerOf(finding('DNS_FAIL'), 'staging'), 'the platform team');
  });

  it('is somebody nearer where the class says so', () => {
    assert.equal(ownerOf(finding('TCP_REFUSED'), 'local'), 'whoever runs the services on this machine');
    assert.equal(ownerOf(finding('AGENT_SILENT'), 'embedded'), 'whoever maintains this suite');
    assert.equal(ownerOf(finding('UA_BLOCKED'), 'staging'), 'whoever maintains this suite');
    assert.equal(ownerOf(finding('CREDENTIAL_INVALID'), 'staging'), 'whoever hands out the login keys (QA)');
    for (const code of ['CONFIG_INVALID', 'NOTHING_RAN', 'NOT_INSTALLED', 'INTERRUPTED'] as Code[]) {
      assert.equal(ownerOf(finding(code), 'staging'), 'whoever started this run');
    }
  });

  it('always has something to do next', () => {
    for (const [code, { layer }] of Object.entries(codes))
      assert.match(nextStep(code as Code, layer, 'staging'), /^[A-Z].+[.?]$/);
  });
});
