import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refusedTokenCode } from '../../../../helpers/judge/refused-token-code.ts';

describe('a token that the backend refuses', () => {
  for (const body of [
    'service_authentication_failed',
    '{"error":"service_authentication_failed","message":"x"}',
    'invalid_service_id',
    'invalid_service_secret',
    '{"detail":"403: Not authenticated"}',
    'User service:netra-backend failed 403 Not authenticated',
    'service:netra',
    'INVALID_SERVICE_ID',
    'not AUTHENTICATED',
  ]) {
    test(`is refused because the backend is not known there: ${body}`, () => {
      assert.equal(refusedTokenCode(body), 'S2S_AUTH_FAIL');
    });
  }

  for (const body of [
    '',
    '{"detail":"Invalid token"}',
    '{"detail":"Token expired"}',
    'authentication_failed',
    'service_authentication',
    'invalid_service',
    'invalid_service_name',
    'service netra',
    'authenticated',
    'Not  authenticated',
    'Unauthenticated',
  ]) {
    test(`is refused for what it is: "${body}"`, () => {
      assert.equal(refusedTokenCode(body), 'JWT_CROSS_SERVICE_REJECTED');
    });
  }
});
