import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { checkId } from '../../../../helpers/reporting/check-id.ts';
import { errorFinding } from '../../../../helpers/reporting/error-finding.ts';
import { isListing } from '../../../../helpers/reporting/is-listing.ts';
import { pruneRuns } from '../../../../helpers/reporting/prune-runs.ts';
import { readCheckReport } from '../../../../helpers/reporting/read-check-report.ts';
import { writeAtomically } from '../../../../helpers/reporting/write-atomically.ts';
import { makeReport } from './make-report.ts';

describe('an error outside the findings', () => {
  it('speaks for itself when it begins with a code', () => {
    const made = errorFinding(
      "\u001b[31mError: DNS_FAIL: A host's name does not resolve. x.example\n  ENOTFOUND\n    at f (a.ts:1)",
      'x',
    );
    assert.deepEqual(
      [made.code, made.sentence, made.evidence],
      ['DNS_FAIL', "A host's name does not resolve. x.example", ['ENOTFOUND']],
    );
  });

  it('is our own mistake otherwise', () => {
    for (const text of ['TypeError: x is undefined', 'NO_SUCH_CODE: hm', '', 'toString: x']) {
      assert.equal(errorFinding(text, 'Outside any test').code, 'HARNESS_ERROR');
    }
    assert.equal(errorFinding('Error: No tests found', 'x').code, 'NOTHING_RAN');
    const pattern = 'SyntaxError: Invalid regular expression: /(/gi: Unterminated group';
    const { code, sentence } = errorFinding(pattern, 'Outside any test');
    assert.equal(code, 'CONFIG_INVALID');
    assert.match(sentence, /after --grep is no regular expression: \/\(\/gi: Unterminated group\.$/);
    assert.equal(errorFinding(pattern, '"a" is red without a finding').code, 'HARNESS_ERROR');
  });
});

describe('a check’s id', () => {
  it('is its file and a slug of its titles', () => {
    assert.equal(
      checkId('chat/agent-events.spec.ts', ['agent events', 'arrive in order, after a "message"']),
      'chat/agent-events:agent-events-arrive-in-order-after-a-message',
    );
  });
});

describe('the attachment of a test', () => {
  const body = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

  it('is read where it is, and refused where it is of another kind', () => {
    const report = makeReport();
    assert.deepEqual(
      readCheckReport([{ name: 'x' }, { name: 'golden-path-check', body: body(report) }]),
      report,
    );
    assert.equal(readCheckReport([{ name: 'x', body: body(1) }]), undefined);
    assert.throws(
      () => readCheckReport([{ name: 'golden-path-check', body: body({ schema: 2 }) }]),
      /schema 2/,
    );
  });
});

describe('a listing', () => {
  it('is known by its option alone', () => {
    assert.equal(isListing(['node', 'playwright', 'test', '--list']), true);
    assert.equal(isListing(['node', 'playwright', 'test', '--grep', 'list']), false);
  });
});

describe('the reports folder', () => {
  let reports = '';
  beforeEach(() => {
    reports = mkdtempSync(join(tmpdir(), 'gp-reports-'));
  });
  afterEach(() => {
    rmSync(reports, { recursive: true, force: true });
  });

  const run = (hour: number): string =>
    `2025-11-22T${String(hour).padStart(2, '0')}-00-00-000Z-staging-k3f9q${hour}`;

  it('keeps the last runs, those still going, and what is not ours', () => {
    for (const hour of [1, 2, 3, 4, 5]) {
      const folder = join(reports, 'runs', run(hour));
      mkdirSync(folder, { recursive: true });
      if (hour !== 2) writeFileSync(join(folder, 'verdict.json'), '{}');
    }
    mkdirSync(join(reports, 'runs', '0-my-notes'));
    assert.deepEqual(pruneRuns(reports, 2), [run(1), run(3)]);
    assert.deepEqual(readdirSync(join(reports, 'runs')).toSorted(), ['0-my-notes', run(2), run(4), run(5)]);
    assert.deepEqual(pruneRuns(join(reports, 'none'), 2), []);
  });

  it('has whole files only', () => {
    const path = join(reports, 'a', 'verdict.json');
    writeAtomically(path, 'one');
    writeAtomically(path, 'two');
    assert.equal(readFileSync(path, 'utf8'), 'two');
    assert.deepEqual(readdirSync(join(reports, 'a')), ['verdict.json']);
    assert.ok(existsSync(path));
  });
});
