import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TestResult } from 'allure-js-commons';
import { getTestResultHistoryId } from 'allure-js-commons/sdk/reporter';
import { allureConfig } from '../../../../helpers/allure/allure-config.ts';
import type { AllureResult } from '../../../../helpers/allure/allure-result.ts';
import { historyId } from '../../../../helpers/allure/history-id.ts';
import { labelResult } from '../../../../helpers/allure/label-result.ts';
import { withoutThirdParties } from '../../../../helpers/allure/without-third-parties.ts';
import { writeAllure } from '../../../../helpers/allure/write-allure.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { layers } from '../../../../helpers/diagnosis/layers.ts';
import type { CheckStatus, VerdictDocument } from '../../../../helpers/diagnosis/verdict-document.ts';

const title = 'golden path › answers a message';
const result: AllureResult = {
  uuid: 'u',
  fullName: `chat/golden-path.spec.ts › ${title}`,
  testCaseId: 'abc',
  status: 'failed',
  statusDetails: { message: 'as Playwright said it', trace: 'at line 1' },
  labels: [
    { name: 'tag', value: 'smoke' },
    { name: 'epic', value: 'of before' },
  ],
  parameters: [
    { name: 'Project', value: 'staging' },
    { name: 'Repetition', value: '1' },
  ],
  links: [],
  attachments: [],
};

function documentOf(status: CheckStatus, required = true): VerdictDocument {
  const silent = { ...finding('AGENT_SILENT', 'Nothing came.'), test: title };
  return {
    target: 'staging',
    product: true,
    verdict: 'FAIL',
    scope: { kind: 'full', profile: null, selected: 1, expected: 1 },
    checks: [
      {
        id: 'chat/golden-path:golden-path-answers-a-message',
        title,
        required,
        status,
        evidence: ['seen so'],
      },
    ],
    findings: status === 'FAIL' ? [silent] : [],
    run: {
      id: 'r1',
      startedAt: '2026-11-22T01:02:03.000Z',
      durationMs: 1,
      suiteRevision: 'abc',
      urls: { backend: 'https://api.example/x y' },
      origins: [],
      vantage: 'ci, linux',
    },
  } as unknown as VerdictDocument;
}

const valuesOf = ({ labels }: AllureResult, name: string): readonly string[] =>
  labels.filter((label) => label.name === name).map(({ value }) => value);

describe('result of Allure', () => {
  test('says of a red check the code, the layer, whose it is and the words of the finding', () => {
    const labelled = labelResult(result, documentOf('FAIL'));

    assert.equal(labelled.status, 'failed');
    assert.deepEqual(valuesOf(labelled, 'code'), ['AGENT_SILENT']);
    assert.deepEqual(valuesOf(labelled, 'layer'), ['routing']);
    assert.deepEqual(valuesOf(labelled, 'owner'), ['the backend team']);
    assert.deepEqual(valuesOf(labelled, 'severity'), ['blocker']);
    assert.deepEqual(valuesOf(labelled, 'epic'), ['A message is answered']);
    assert.deepEqual(valuesOf(labelled, 'feature'), ['golden path']);
    assert.deepEqual(valuesOf(labelled, 'tag'), ['smoke']);
    assert.match(labelled.statusDetails.message ?? '', /^AGENT_SILENT: .* Nothing came\.$/);
    assert.equal(labelled.statusDetails.trace, 'at line 1');
  });

  test('takes the status of the check, which knows more than green and red', () => {
    const statusOf = (status: CheckStatus): string => labelResult(result, documentOf(status)).status;

    assert.deepEqual(
      (['PASS', 'FAIL', 'UNMEASURABLE', 'BLOCKED', 'NOT_OBSERVABLE', 'NOT_RUN'] as const).map(statusOf),
      ['passed', 'failed', 'broken', 'skipped', 'skipped', 'skipped'],
    );
  });

  test('gives a check that counts for nothing a minor place, and one that was not red its evidence', () => {
    const labelled = labelResult(result, documentOf('BLOCKED', false));

    assert.deepEqual(valuesOf(labelled, 'severity'), ['minor']);
    assert.equal(labelled.statusDetails.message, 'seen so');
  });

  test('is left alone where the verdict has no such check', () => {
    const strange = { ...result, fullName: 'chat/other.spec.ts › nobody knows it' };

    assert.equal(labelResult(strange, documentOf('FAIL')), strange);
  });

  test('has a history of its own for each target, and one for all repetitions', () => {
    const on = (target: string, repetition: string): string =>
      labelResult(
        { ...result, parameters: [{ name: 'Repetition', value: repetition }] },
        { ...documentOf('PASS'), target: target as 'local' },
      ).historyId ?? '';

    assert.notEqual(on('local', '1'), on('staging', '1'));
    assert.equal(on('local', '1'), on('local', '2'));
  });

  test('has the history id that the library itself would give', () => {
    const parameters = [
      { name: 'target', value: 'staging' },
      { name: 'Repetition', value: '2', excluded: true },
      { name: 'agent', value: 'b' },
    ];
    const theirs = getTestResultHistoryId({ testCaseId: 'abc', parameters } as unknown as TestResult);

    assert.equal(historyId('abc', parameters), theirs);
  });
});

describe('folder of Allure', () => {
  test('gets labels, attachments and the environment of the run', (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-path-allure-'));
    context.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'u-result.json'), JSON.stringify(result));
    const picture = {
      check: 'chat/golden-path:golden-path-answers-a-message',
      name: 'waterfall',
      type: 'image/svg+xml',
      extension: 'svg',
      text: '<svg/>',
    };

    writeAllure(folder, documentOf('PASS'), [picture, { ...picture, check: 'another' }]);

    const written = JSON.parse(readFileSync(join(folder, 'u-result.json'), 'utf8')) as AllureResult;
    assert.equal(written.status, 'passed');
    assert.deepEqual(
      written.attachments.map(({ name }) => name),
      ['waterfall'],
    );
    assert.equal(readFileSync(join(folder, written.attachments[0]?.source ?? ''), 'utf8'), '<svg/>');
    const environment = readFileSync(join(folder, 'environment.properties'), 'utf8');
    assert.match(environment, /^target=staging\nverdict=FAIL\n/);
    assert.match(environment, /^seen\\ from=ci, linux$/m);
  });

  test('that is not there is not made', () => {
    const folder = join(tmpdir(), 'golden-path-no-allure-here');
    writeAllure(folder, documentOf('PASS'));
    assert.throws(() => readFileSync(join(folder, 'environment.properties')), /ENOENT/);
  });
});

describe('configuration of Allure', () => {
  test('sorts failures by every layer and keeps a history for each target', () => {
    const config = allureConfig(documentOf('FAIL'), { output: '/o', history: '/h' }) as {
      historyPath: string;
      categories: readonly { matchers: { labels: { layer?: string } } }[];
    };

    assert.equal(config.historyPath, join('/h', 'allure-staging.jsonl'));
    assert.deepEqual(
      config.categories.flatMap(({ matchers }) => matchers.labels.layer ?? []),
      layers.map(({ name }) => name),
    );
  });

  test("takes the third party's script and its caller out of the page, and nothing else", () => {
    const page = `<html><head><title>t</title></head><body><script>window.allure = {};</script>
      <script async src="https://counter.example/gtag/js?id=1"></script>
      <script>
        function gtag(){dataLayer.push(arguments);} gtag('js', new Date());
      </script>
      <script>load();</script></body></html>`;
    const kept = withoutThirdParties(page);

    assert.doesNotMatch(kept, /gtag|counter\.example/);
    assert.match(kept, /window\.allure = \{\};/);
    assert.match(kept, /load\(\);/);
    assert.match(kept, /<head><meta http-equiv="Content-Security-Policy" content="default-src 'none';/);
  });
});
