import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TLSSocket } from 'node:tls';
import { describeCertificate, readCertificate } from '../../../../helpers/diagnosis/certificate.ts';

const nowMs = Date.parse('2026-11-22T12:00:00Z');
const times = { valid_from: 'Oct  1 00:00:00 2026 GMT', valid_to: 'Dec 30 12:00:00 2026 GMT' };

/** Only what a socket shows; real sockets show theirs in reach.test.ts. */
function read(shown: object | null) {
  return readCertificate({ getPeerCertificate: () => shown } as unknown as TLSSocket, nowMs);
}

describe('the certificate of a host', () => {
  test('is read in the words that a person would look for', () => {
    const shown = {
      ...times,
      subject: { CN: 'auth.example' },
      issuer: { CN: 'WR3', O: 'Google Trust Services' },
    };
    const certificate = read(shown);

    assert.deepEqual(certificate, {
      subject: 'auth.example',
      issuer: 'WR3 (Google Trust Services)',
      goodFrom: '2026-10-01',
      goodUntil: '2026-12-30',
      daysLeft: 38,
    });
    assert.equal(
      certificate && describeCertificate(certificate),
      'auth.example, issued by WR3 (Google Trust Services), good from 2026-10-01 until 2026-12-30',
    );
  });

  test('counts whole days, below zero when it has run out', () => {
    const until = (valid_to: string) =>
      read({ ...times, valid_to, subject: { CN: 'a' }, issuer: { CN: 'b' } })?.daysLeft;

    assert.equal(until('Nov 23 11:59:59 2026 GMT'), 0);
    assert.equal(until('Nov 23 12:00:00 2026 GMT'), 1);
    assert.equal(until('Nov 22 11:59:59 2026 GMT'), -1);
  });

  test('names what it can where names are missing or many', () => {
    const named = (more: object) => {
      const { subject, issuer } = read({ ...times, ...more }) ?? {};
      return [subject, issuer];
    };

    assert.deepEqual(named({}), ['nobody', 'nobody']);
    assert.deepEqual(named({ subject: {}, subjectaltname: 'IP:1.2.3.4, DNS:api.example, DNS:b' }), [
      'api.example',
      'nobody',
    ]);
    assert.deepEqual(named({ subject: { CN: ['x', 'y'] }, issuer: { O: 'Only Ltd' } }), ['x', 'Only Ltd']);
    assert.deepEqual(named({ subject: { CN: 'Zscaler Root', O: 'Zscaler' } }), ['Zscaler Root', 'nobody']);
  });

  test('says when it vouches for itself', () => {
    const itself = read({ ...times, subject: { CN: 'localhost' }, issuer: { CN: 'localhost' } });

    assert.match(itself ? describeCertificate(itself) : '', /^localhost, issued by itself, good from /);
  });

  test('is unknown when the other side shows none', () => {
    assert.equal(read(null), undefined);
    assert.equal(read({}), undefined);
  });
});
