import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { verdictBlock } from '../../../../helpers/diagnosis/verdict-block.ts';
import { CheckLog } from '../../../../helpers/fixtures/check-log.ts';
import { describeLadder } from '../../../../helpers/ladder/describe-ladder.ts';
import { buildVerdict } from '../../../../helpers/reporting/build-verdict.ts';
import { withLadder } from '../../../../helpers/reporting/with-ladder.ts';
import { makeFacts } from '../reporting/make-facts.ts';
import { makeAttempt, makeObserved } from '../reporting/make-observed.ts';
import { makeReport } from '../reporting/make-report.ts';
import { makeLadder } from './make-ladder.ts';

const ladder = makeLadder({ left: ['this or that'] });
const { test } = ladder.failure;
const silent = { ...finding('AGENT_SILENT', 'Waited 5 s.', ['in 5 s came: heartbeat']), test };

function documentOf(...findings: readonly (typeof silent)[]) {
  const report = makeReport({ findings });
  const red = makeObserved({ attempts: [makeAttempt({ status: 'failed', report })] });
  const tests = [findings.length === 0 ? makeObserved() : red];
  return buildVerdict(tests, { status: 'passed', durationMs: 1, errors: [] }, makeFacts());
}

describe('the log of a check', () => {
  it('hands the ladder to the reporter, and has none unless it was climbed', () => {
    const log = new CheckLog();
    assert.ok(!('ladder' in log.report('a › b')));
    log.ladder = ladder;
    assert.deepEqual(log.report('a › b').ladder, ladder);
  });

  it('knows since when the check fails, and what was found', () => {
    const log = new CheckLog();
    log.add(finding('AUTH_BYPASSED'));
    assert.equal(log.failedAtMs, undefined);
    log.add(silent);
    const atMs = log.failedAtMs;
    log.add(finding('EVENT_ORDER'));

    assert.ok(atMs !== undefined && atMs <= performance.now());
    assert.equal(log.failedAtMs, atMs);
    assert.deepEqual(
      log.found.map(({ code }) => code),
      ['AUTH_BYPASSED', 'AGENT_SILENT', 'EVENT_ORDER'],
    );
  });
});

describe('the document of a run', () => {
  it("has the ladder's line as the last evidence of the headline, and is otherwise the same", () => {
    const document = documentOf(silent, { ...silent, ...finding('CLEANUP_INEFFECTIVE') });
    const { findings, ...rest } = withLadder(document, ladder);

    const line = `the layers, probed once more: ${describeLadder(ladder).line}`;
    assert.deepEqual(findings[0]?.evidence, ['in 5 s came: heartbeat', line]);
    assert.deepEqual(
      [findings[0].sentence, findings.slice(1)],
      [silent.sentence, document.findings.slice(1)],
    );
    assert.deepEqual({ ...rest, findings: document.findings }, document);
  });

  it('stays as it is when the ladder was climbed for something else, or not at all', () => {
    const document = documentOf(silent);
    const other = { ...ladder.failure, test: 'another › test' };
    const order = { ...ladder.failure, first: { code: 'EVENT_ORDER', layer: 'events' } as const };

    for (const one of [undefined, makeLadder({ failure: other }), makeLadder({ failure: order })])
      assert.equal(withLadder(document, one), document);
    const green = documentOf();
    assert.equal(withLadder(green, ladder), green);
  });
});

describe('the verdict block', () => {
  const context = { folder: 'reports/runs/r', failedAt: [], ladder: describeLadder(ladder) };

  it('has the ladder between what broke and the checks', () => {
    const lines = verdictBlock(documentOf(silent), context).split('\n');
    const at = lines.indexOf('The layers, probed once more 73 ms after the first failure, in 1.3 s');

    const { line, notes } = describeLadder(ladder);
    assert.match(lines[at - 2] ?? '', /^Code: AGENT_SILENT/);
    assert.deepEqual(
      lines.slice(at + 1, at + 2 + notes.length),
      [line, ...notes].map((one) => `  ${one}`),
    );
    assert.equal(lines[at + 3 + notes.length], 'Checks that do not hold');
  });

  it('has three lines when green, whatever an informative check met', () => {
    assert.equal(verdictBlock(documentOf(), context).split('\n').length, 3);
  });
});
