import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CredentialLedger } from '../../command/credential-ledger.ts';

/** A ledger that knows one good token. */
function ledgerOf(): CredentialLedger {
  const ledger = new CredentialLedger();
  ledger.learn('{"access_token":"good","refresh_token":"other"}');
  return ledger;
}

describe('the ledger of credentials', () => {
  test('counts every upgrade that has no good token', () => {
    const ledger = ledgerOf();
    for (const token of ['good', undefined, 'forged', 'other']) ledger.upgrade(token);

    assert.equal(ledger.badHandshakes, 3);
    assert.deepEqual(ledger.violations(), []);
    ledger.upgrade('forged');
    assert.match(ledger.violations().join(), /1 bad handshakes came when three/);
  });

  test('wants quiet after a logged-out token, and no second one', () => {
    const ledger = ledgerOf();
    ledger.request('GET /api/threads', 'good');
    ledger.logOut('good');
    ledger.request('GET /api/threads', 'good');
    assert.deepEqual(ledger.violations(), []);

    ledger.upgrade('good');
    assert.equal(ledger.loggedOutUses, 2);
    assert.deepEqual(ledger.violations(), [
      'a logged-out token was shown 2 times in 1 runs',
      '1 requests came within 11 s of a logged-out token',
    ]);
  });
});
