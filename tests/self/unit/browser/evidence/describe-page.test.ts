import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describePage } from '../../../../../helpers/browser/evidence/describe-page.ts';
import { registerSecret } from '../../../../../helpers/reporting/redact.ts';

const secret = 'Canary-of-words-81';
registerSecret(secret);

describe('the description of a page', () => {
  it('says what it is, what it showed and what it complained of', () => {
    const words = describePage({
      title: 'Netra Beta',
      address: 'https://app.example/chat?access_token=abc#x',
      text: 'Hello\n\n\n\nAnalysis Complete',
      complaints: ['TypeError: get is not a function'],
    });

    assert.equal(
      words,
      [
        'Title: Netra Beta',
        'Address: https://app.example/chat',
        '',
        'What it showed:',
        'Hello',
        '',
        'Analysis Complete',
        '',
        'What it complained of:',
        '- TypeError: get is not a function',
      ].join('\n'),
    );
  });

  it('says so when there is nothing to say', () => {
    const empty = describePage({ title: '', address: 'about:blank', text: '', complaints: [] });
    const silent = describePage({ title: '', address: 'about:blank', text: undefined, complaints: [] });

    assert.match(empty, /^Title: \(none\)$/m);
    assert.match(empty, /^\(nothing\)$/m);
    assert.match(empty, /^It complained of nothing\.$/m);
    assert.match(silent, /^The page did not answer when it was asked what it shows\.$/m);
  });

  it('holds no secret, not even one that its length would cut in two', () => {
    const words = describePage({
      title: secret,
      address: `https://app.example/${secret}`,
      text: `${'x'.repeat(2_990)}${secret}${'y'.repeat(100)}`,
      complaints: [`${'x'.repeat(490)}${secret}`, `at https://app.example/cb?refresh_token=opaque-one&b=2`],
    });

    assert.doesNotMatch(words, /Canary|opaque-one/);
    assert.match(words, /cb\?refresh_token=\[redacted\]&b=2/);
  });

  it('is cut where a page shows or complains without end', () => {
    const words = describePage({
      title: 'Long',
      address: 'about:blank',
      text: 'x'.repeat(10_000),
      complaints: Array.from({ length: 50 }, (_, at) => `complaint ${at}`),
    });

    assert.match(words, /x{3000} … \(7000 characters more\)/);
    assert.match(words, /- complaint 19\n- and 30 more$/);
  });
});
