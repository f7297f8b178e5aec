import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { redactErrors } from '../../../../helpers/reporting/redact-errors.ts';
import { maskMethod } from '../../../../helpers/reporting/mask-in-step-log.ts';
import { redactedUnlessMask, redactMessage } from '../../../../helpers/reporting/redact-messages.ts';
import { redactReportText } from '../../../../helpers/reporting/redact-report-text.ts';
import { registerSecret } from '../../../../helpers/reporting/redact.ts';

const secret = 'Canary-of-reports/81+"q';
registerSecret(secret);
const red = '\u001b[31m';
const inverse = '\u001b[7m';
const plain = '\u001b[27m';

describe('a text of a report', () => {
  it('loses a known secret, and what an address holds under a secret name, also when it was cut off', () => {
    assert.equal(redactReportText(`Fill "${secret}"`), 'Fill "[redacted]"');
    assert.equal(
      redactReportText('Navigate 127.0.0.1:3000/auth/callback?a=1&refresh_token=opaque-and-cut…'),
      'Navigate 127.0.0.1:3000/auth/callback?a=1&refresh_token=[redacted]',
    );
  });

  it('loses one that colours stand in the middle of, and keeps its colours otherwise', () => {
    const torn = `${red}"${secret.slice(0, 8)}${inverse}${secret.slice(8, 9)}${plain}${secret.slice(9)}"`;

    assert.equal(redactReportText(torn), '"[redacted]"');
    assert.equal(redactReportText(`${red}Expected: "144"`), `${red}Expected: "144"`);
  });
});

describe('a message to the reports', () => {
  it('keeps its form, its names and its attachments', () => {
    const message = {
      method: '__dispatch__',
      params: {
        method: 'stepEnd',
        params: {
          testId: secret,
          stepId: 'fill@3',
          wallTime: 12.5,
          error: { message: `Call log: fill("${secret}")` },
          body: secret,
        },
      },
    };

    assert.deepEqual(redactMessage(message), {
      method: '__dispatch__',
      params: {
        method: 'stepEnd',
        params: {
          testId: secret,
          stepId: 'fill@3',
          wallTime: 12.5,
          error: { message: 'Call log: fill("[redacted]")' },
          body: secret,
        },
      },
    });
    assert.deepEqual(redactMessage([null, 1, true, undefined]), [null, 1, true, undefined]);
  });

  it('passes as it is where it says what the pipeline is to hide, and only there', () => {
    const mask = { method: maskMethod, params: secret };
    assert.deepEqual(redactedUnlessMask(mask), mask);
    assert.deepEqual(redactedUnlessMask({ method: 'other', params: secret }), {
      method: 'other',
      params: '[redacted]',
    });
  });
});

describe('errors of a test', () => {
  it('are redacted, those that are there and those that come', () => {
    const errors = [{ message: `typed ${secret}`, stack: `at ${secret}` }];
    redactErrors({ errors });
    errors.push({ message: `later ${secret}`, stack: 'at nowhere' });

    assert.deepEqual(
      [...errors],
      [
        { message: 'typed [redacted]', stack: 'at [redacted]' },
        { message: 'later [redacted]', stack: 'at nowhere' },
      ],
    );
  });
});
