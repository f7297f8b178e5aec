import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeResources } from '../../../../helpers/judge/judge-resources.ts';
import { makeReply } from '../http/make-reply.ts';

const gib = 1024 ** 3;
const judge = (status: number, body: unknown) =>
  judgeResources(makeReply(status, body, { url: 'http://service.example/health/system' }));

describe('the memory of the backend', () => {
  test('holds at its limit, with n and the limit beside the figure', () => {
    const { observable, findings, evidence } = judge(200, {
      process: { rss_bytes: 3.5 * gib, cpu_percent: 95 },
    });

    assert.equal(observable, true);
    assert.deepEqual(findings, []);
    assert.deepEqual(evidence, [
      '3.50 GiB held, limit 3.5 GiB (n = 1, sampled, process.rss_bytes, process.cpu_percent)',
      'processor 95 % of a core, documents: below 80 %; not judged',
    ]);
  });

  test('is too much above it', () => {
    const { findings } = judge(200, { process: { rss_bytes: 3.6 * gib } });

    assert.deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['MEMORY_HIGH', 'degraded']],
    );
  });

  test('cannot be seen where the body does not say it, or where there is no such route', () => {
    assert.equal(judge(200, { status: 'healthy' }).observable, false);
    assert.equal(judge(200, { process: { cpu_percent: 3 } }).observable, false);
    assert.equal(judge(404, { process: { rss_bytes: 1 } }).observable, false);
  });
});
