import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { namedOwner } from '../../../../helpers/diagnosis/named-owner.ts';
import { ownerOf } from '../../../../helpers/diagnosis/verdict-owner.ts';
import { buildVerdict } from '../../../../helpers/reporting/build-verdict.ts';
import { makeFacts } from '../reporting/make-facts.ts';
import { makeAttempt, makeObserved } from '../reporting/make-observed.ts';
import { makeReport } from '../reporting/make-report.ts';

const auth = { name: 'Identity team', contact: '#identity', link: 'https://tracker.example/identity' };
const product = { name: 'Backend team' };
const credentials = { name: 'QA' };
const environment = { name: 'Platform on call' };
const owners = { auth, product, credentials, environment, self: { name: 'Us' } };

describe('the owner that is named for a finding', () => {
  it('is that of its layer, else that of its class', () => {
    assert.equal(namedOwner(finding('LOGIN_REFUSED'), 'staging', owners), auth);
    assert.equal(namedOwner(finding('AGENT_SILENT'), 'staging', owners), product);
    assert.equal(namedOwner(finding('DNS_FAIL'), 'staging', owners), environment);
    assert.equal(namedOwner(finding('AGENT_SILENT'), 'staging', { auth }), undefined);
    assert.equal(namedOwner(finding('AGENT_SILENT'), 'staging', {}), undefined);
  });

  it('is whoever hands out keys for a key, also where the login has an owner', () => {
    assert.equal(namedOwner(finding('CREDENTIAL_INVALID'), 'staging', owners), credentials);
    assert.equal(namedOwner(finding('CREDENTIAL_INVALID'), 'staging', { auth }), auth);
  });

  it('is nobody where the run itself is to blame, or no product was asked', () => {
    for (const code of ['CONFIG_INVALID', 'NOTHING_RAN', 'UNMEASURABLE', 'WAIVER_EXPIRED'] as const)
      assert.equal(namedOwner(finding(code), 'staging', owners), undefined, code);
    assert.equal(namedOwner(finding('AGENT_SILENT'), 'embedded', owners), undefined);
    assert.equal(namedOwner(finding('TCP_REFUSED'), 'local', owners), undefined);
    assert.equal(namedOwner(finding('AGENT_SILENT'), 'local', owners), product);
    assert.deepEqual(namedOwner(finding('HARNESS_ERROR'), 'staging', owners), { name: 'Us' });
  });

  it('stands in the document of the run, and before the team by default', () => {
    const red = (code: 'LOGIN_REFUSED' | 'AGENT_SILENT') =>
      makeObserved({
        id: `auth/login:${code}`,
        attempts: [makeAttempt({ status: 'failed', report: makeReport({ findings: [finding(code)] }) })],
      });
    const outcome = { status: 'failed', durationMs: 1, errors: [] } as const;
    const { findings } = buildVerdict([red('LOGIN_REFUSED')], outcome, makeFacts({ owners }));
    assert.deepEqual(findings[0]?.owner, auth);
    assert.equal(
      findings[0] && ownerOf(findings[0], 'staging'),
      'Identity team (#identity, https://tracker.example/identity)',
    );
    const without = buildVerdict([red('LOGIN_REFUSED')], outcome, makeFacts());
    assert.equal(without.findings[0] && 'owner' in without.findings[0], false);
    assert.equal(ownerOf({ ...finding('AGENT_SILENT'), owner: product }, 'staging'), 'Backend team');
  });
});
