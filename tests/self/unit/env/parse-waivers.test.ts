import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseWaivers } from '../../../../env/parse-waivers.ts';

const today = '2025-11-22';
const file = 'env/waivers.json';
const entry = {
  target: 'staging',
  code: 'EVENT_GAP',
  reason: 'The model pauses for 40 s on long questions',
  link: 'https://tracker.example/issues/731',
  expires: '2025-12-01',
};

const problems = (json: unknown): string[] =>
  parseWaivers(typeof json === 'string' ? json : JSON.stringify(json), file, today).problems.map(
    ({ code, sentence }) => {
      assert.equal(code, 'CONFIG_INVALID');
      assert.match(sentence, /^[A-Z\w/.].*[.]$/);
      return sentence;
    },
  );
const inEntry = (part: Readonly<Record<string, unknown>>): string[] => problems([{ ...entry, ...part }]);

describe('waivers', () => {
  test('are read with the place where they stand', () => {
    const other = { ...entry, code: 'NO_TERMINAL', reason: '  known  ' };
    assert.deepEqual(parseWaivers(`\uFEFF${JSON.stringify([entry, other])}`, file, today), {
      waivers: [
        { ...entry, place: 'Entry 1 of env/waivers.json' },
        { ...other, reason: 'known', place: 'Entry 2 of env/waivers.json' },
      ],
      problems: [],
    });
    assert.deepEqual(parseWaivers('[]', file, today), { waivers: [], problems: [] });
  });

  test('are refused as a whole when the file is no list', () => {
    for (const text of ['', '{', '{}', 'null', '[1] and more']) {
      assert.deepEqual(problems(text), [
        'env/waivers.json is not a JSON list of waivers. Each is an object with target, code, reason, link, expires; [] waives nothing.',
      ]);
    }
  });

  test('are refused when they are no objects', () => {
    assert.deepEqual(problems([entry, 'EVENT_GAP', null]), [
      'Entry 2 of env/waivers.json is not an object with target, code, reason, link, expires.',
      'Entry 3 of env/waivers.json is not an object with target, code, reason, link, expires.',
    ]);
  });

  test('need every field, and say what it must be', () => {
    const { reason: _, ...unreasoned } = entry;
    const sentence =
      'Entry 1 of env/waivers.json has no reason; it must be one line that says what is known to be broken.';
    assert.deepEqual(problems([unreasoned]), [sentence]);
    assert.deepEqual(inEntry({ reason: '  ' }), [sentence]);
    assert.equal(problems([{}]).length, 5);
  });

  test('know no other fields', () => {
    assert.deepEqual(inEntry({ expire: '2025-12-01' }), [
      'Entry 1 of env/waivers.json has a field "expire", which no waiver has. Did you mean expires? Valid: target, code, reason, link, expires.',
    ]);
  });

  test('are for one of the targets, with a code, a link and a day that can be', () => {
    const wrong: readonly [Readonly<Record<string, unknown>>, RegExp][] = [
      [
        { target: 'prod' },
        /^The target of entry 1 .* is "prod"; it must be one of embedded, local, staging\.$/,
      ],
      [{ target: 7 }, /^The target of entry 1 .* is of type number; it must be one of/],
      [{ code: 'event gap' }, /^The code of entry 1 .* is "event gap"; it must be the code of a finding/],
      [{ reason: 'two\nlines' }, /^The reason of entry 1 .*; it must be one line that says/],
      [{ expires: '01.12.2025' }, /^The expires of entry 1 .* is "01\.12\.2025"; .* as YYYY-MM-DD\.$/],
      [{ expires: '2025-11-31' }, /^The expires of entry 1 .* is "2025-11-31"; it must be the last day/],
      [{ expires: '2026-02-29' }, /^The expires of entry 1 .* is "2026-02-29"; it must be the last day/],
      [{ expires: '2025-12-01T00:00:00Z' }, /^The expires of entry 1/],
    ];
    for (const [part, sentence] of wrong) {
      const found = inEntry(part);
      assert.equal(found.length, 1, JSON.stringify(part));
      assert.match(found[0] ?? '', sentence);
    }
    for (const link of [
      'http://tracker.example/731',
      'tracker.example/731',
      'https://',
      'https://a b',
      '#731',
      'https://user:pass@tracker.example',
    ]) {
      const found = inEntry({ link });
      assert.equal(found.length, 1, link);
      assert.match(found[0] ?? '', /^The link of entry 1 .* it must be the https:\/\/ address where/);
    }
  });

  test('never show what may be a secret', () => {
    const [found = ''] = inEntry({ code: 'sk_live_0123456789abcdefABCDEF99' });
    assert.doesNotMatch(found, /0123456789/);
  });

  test('expire in 30 days at most', () => {
    assert.deepEqual(inEntry({ expires: '2025-12-22' }), []);
    assert.deepEqual(inEntry({ expires: '2025-12-23' }), [
      'Entry 1 of env/waivers.json expires on 2025-12-23, in 31 days; at most 30 days ahead are allowed, which is 2025-12-22 today.',
    ]);
    assert.match(inEntry({ expires: '9999-12-31' })[0] ?? '', /expires on 9999-12-31/);
  });

  test('that have expired are not refused: the run says so', () => {
    assert.deepEqual(inEntry({ expires: '2025-11-21' }), []);
    assert.deepEqual(inEntry({ expires: '2020-02-29' }), []);
  });

  test('are five a target at most, expired ones included', () => {
    const codes = ['EVENT_GAP', 'EVENT_LATE', 'EVENT_ORDER', 'NO_TERMINAL', 'ANSWER_WRONG', 'AGENT_ERROR'];
    const all = codes.map((code, at) => ({
      ...entry,
      code,
      expires: at === 0 ? '2025-01-01' : entry.expires,
    }));
    assert.deepEqual(problems(all.slice(0, 5)), []);
    assert.deepEqual(problems([...all.slice(0, 5), { ...entry, target: 'local' }]), []);
    assert.deepEqual(problems(all), [
      'env/waivers.json has 6 waivers for staging; at most 5 are allowed. Have something mended, and delete its waiver.',
    ]);
  });

  test('excuse one thing once', () => {
    assert.deepEqual(problems([entry, { ...entry, expires: '2025-12-05' }]), [
      'Entry 2 of env/waivers.json waives EVENT_GAP on staging, as entry 1 of env/waivers.json does already.',
    ]);
  });

  test('name all that is wrong at once', () => {
    const found = problems([
      { ...entry, link: '', expires: 'soon' },
      { ...entry, expires: '2026-06-01' },
      { ...entry, note: 1 },
    ]);
    assert.equal(found.length, 4);
  });
});
