import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkWaivers } from '../../../../helpers/diagnosis/check-waivers.ts';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { whyNotWaivable } from '../../../../helpers/diagnosis/why-not-waivable.ts';
import { makeWaiver } from './make-waiver.ts';

const problems = (code: string): string[] =>
  checkWaivers([{ ...makeWaiver(), code }]).problems.map(({ sentence }) => sentence);

describe('what may be waived', () => {
  it('is a defect of the product that fails a run, and nothing else', () => {
    for (const code of ['EVENT_GAP', 'AGENT_SILENT', 'ANSWER_WRONG', 'BUDGET_EXCEEDED', 'LOGIN_5XX']) {
      assert.deepEqual(problems(code), [], code);
    }
    for (const [code, { class: owner, severity }] of Object.entries(codes)) {
      if (owner === 'product' && severity === 'fail') continue;
      assert.equal(problems(code).length, 1, code);
    }
  });

  it('is nothing of isolation, of identity or of secrets', () => {
    const guards: readonly Code[] = [
      'CROSS_USER_LEAK',
      'AUTH_BYPASSED',
      'IDENTITY_MISMATCH',
      'IDENTITY_COLLISION',
      'LOGIN_ACCEPTS_ANYTHING',
      'LOGOUT_INEFFECTIVE',
      'TOKEN_CLAIMS',
      'RUN_MISMATCH',
      'THREAD_MISMATCH',
      'SECRET_LEAKED',
      'CODE_LEAK',
    ];
    for (const code of guards) {
      assert.deepEqual(problems(code), [
        `Entry 1 of env/waivers.json waives ${code}, which cannot be waived: it guards who is who, who sees what, or what must stay secret.`,
      ]);
    }
    for (const [code, { layer }] of Object.entries(codes)) {
      if (layer === 'isolation') assert.match(whyNotWaivable(code as Code) ?? '', /^it guards/);
    }
  });

  it('is nothing about this suite or this run', () => {
    for (const code of ['HARNESS_ERROR', 'CONFIG_INVALID', 'NOTHING_RAN', 'MANIFEST_SHORT', 'INTERRUPTED']) {
      assert.match(
        problems(code)[0] ?? '',
        new RegExp(`${code}, which cannot be waived: it is about this suite`),
      );
    }
    for (const code of ['WAIVER_EXPIRED', 'WAIVER_UNMATCHED', 'UNMEASURABLE']) {
      assert.equal(problems(code).length, 1, code);
    }
  });

  it('is no target that cannot be reached or logged in to', () => {
    for (const code of [
      'DNS_FAIL',
      'TCP_REFUSED',
      'TLS_INVALID',
      'CREDENTIAL_MISSING',
      'SELF_RATE_LIMITED',
    ]) {
      assert.match(problems(code)[0] ?? '', /cannot be waived: it says that the product could not be asked/);
    }
    assert.match(problems('RUN_LIMIT')[0] ?? '', /cannot be waived/);
  });

  it('is nothing that fails no run anyway', () => {
    for (const code of ['ENVELOPE_DRIFT', 'HEALTH_LIES', 'CLEANUP_INEFFECTIVE']) {
      assert.match(problems(code)[0] ?? '', /cannot be waived: it fails no run/);
    }
  });

  it('must be a code of the table', () => {
    assert.deepEqual(problems('EVENT_GAPS'), [
      'Entry 1 of env/waivers.json waives EVENT_GAPS, which is no code of docs/findings.md. Did you mean EVENT_GAP?',
    ]);
    assert.deepEqual(problems('CONSTRUCTOR'), [
      'Entry 1 of env/waivers.json waives "CONSTRUCTOR", which is no code of docs/findings.md.',
    ]);
    assert.equal(problems('constructor').length, 1);
  });

  it('comes back with its code, and every problem at once', () => {
    const good = makeWaiver();
    assert.deepEqual(checkWaivers([good]), { waivers: [good], problems: [] });
    assert.equal(
      checkWaivers([makeWaiver({ code: 'DNS_FAIL' }), { ...good, code: 'X_Y' }]).problems.length,
      2,
    );
  });
});
