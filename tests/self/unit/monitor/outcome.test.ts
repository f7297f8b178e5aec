import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { outcomeOf } from '../../../../helpers/monitor/outcome.ts';
import { addSummary, giveOutputs, warningLine } from '../../../../helpers/monitor/step-log.ts';

describe('what a pipeline is told', () => {
  let folder = '';
  const verdict = {
    schema: 1,
    target: 'staging',
    product: true,
    scope: { kind: 'profile', profile: 'smoke', selected: 1, expected: 1 },
    verdict: 'BLOCKED',
    class: 'environment',
    headline: { code: 'DNS_FAIL', layer: 'dns', class: 'environment', sentence: 'No name.' },
    findings: [],
    checks: [],
    waivers: [],
    run: { id: 'r1', startedAt: '2025-09-13T10:00:00.000Z' },
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'golden-path-outcome-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is the verdict, the class and the headline of the last run, with the summary that it wrote', () => {
    writeFileSync(join(folder, 'verdict.json'), JSON.stringify(verdict));
    const run = join(folder, 'runs', '2025-09-13T10-00-00-000Z-staging-r1');
    mkdirSync(run, { recursive: true });
    writeFileSync(join(run, 'summary.md'), '# The ticket');
    const { sentence, ...told } = outcomeOf(folder);
    assert.deepEqual(told, {
      verdict: 'BLOCKED',
      class: 'environment',
      headline: 'DNS_FAIL',
      summary: '# The ticket',
    });
    assert.match(sentence, /^I could not find out whether users can chat on staging/);
  });

  it('is that nothing is known where a run left no verdict, or half of one', () => {
    for (const text of [undefined, '', '{"schema":1', '{"schema":2}', 'null']) {
      if (text !== undefined) writeFileSync(join(folder, 'verdict.json'), text);
      const { verdict: word, class: owner, headline } = outcomeOf(folder);
      assert.deepEqual([word, owner, headline], ['HARNESS_ERROR', 'self', 'HARNESS_ERROR'], String(text));
    }
  });

  it('stays one value, whatever stands in it', () => {
    const outputFile = join(folder, 'outputs');
    giveOutputs({ onGitHub: true, outputFile }, { verdict: 'PASS', sentence: 'a\nverdict=FAIL\n<<EOF' });
    const lines = readFileSync(outputFile, 'utf8').split('\n');
    assert.deepEqual([lines[1], lines[4]], ['PASS', 'a verdict=FAIL <<EOF']);
    assert.equal(lines[0]?.replace('verdict<<', ''), lines[2]);
  });

  it('is written where a pipeline asks for it, and nowhere else', () => {
    const summaryFile = join(folder, 'summary.md');
    giveOutputs({ onGitHub: false }, { verdict: 'PASS' });
    addSummary({ onGitHub: false }, 'x');
    addSummary({ onGitHub: true, summaryFile }, '# One');
    addSummary({ onGitHub: true, summaryFile }, '# Two');
    assert.equal(readFileSync(summaryFile, 'utf8'), '# One\n# Two\n');
    assert.equal(warningLine({ onGitHub: true }, '100 %\nmissed'), '::warning::100 %25%0Amissed');
    assert.equal(warningLine({ onGitHub: false }, 'missed'), 'Warning: missed');
  });
});
