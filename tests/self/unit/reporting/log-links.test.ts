import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Service } from '../../../../env/target.ts';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding, type Finding } from '../../../../helpers/diagnosis/finding.ts';
import { logLinksOf } from '../../../../helpers/reporting/log-links-of.ts';
import type { RunStory } from '../../../../helpers/reporting/run-story.ts';
import { servicesOf } from '../../../../helpers/reporting/services-of.ts';
import { traceOf } from '../../../../helpers/reporting/trace-of.ts';
import { golden, me, recordingOf } from '../../judge/example-turn.ts';
import { makeRecord } from '../recordings/make-record.ts';
import { makeStory } from './make-story.ts';

const template =
  'https://logs.example/{service}?a={from}&b={to}&c={fromMs}&d={toMs}&q={ids}&t={thread}&r={run}&u={user}';
const logLink = { template, services: { backend: 'netra backend' } };
const title = 'a user › gets an answer';
const silent = finding('AGENT_SILENT');

function first(story: RunStory): Finding {
  const [one] = story.document.findings;
  assert.ok(one);
  return one;
}

const story = makeStory([silent], { logLink });
const recording = recordingOf(golden);
const turn = makeRecord(recording, { title, askedAt: '2025-11-22T09:31:05.000Z' });

describe('the links to the server logs', () => {
  it('are none where the target names no logs, or no service was reached', () => {
    const unnamed = makeStory([silent]);
    assert.deepEqual(logLinksOf(first(unnamed), unnamed), []);
    assert.deepEqual(logLinksOf(finding('DNS_FAIL'), story), []);
    assert.deepEqual(logLinksOf(finding('CONFIG_INVALID'), story), []);
  });

  it('lead to the time of the test, half a minute more on both sides, where it asked no turn', () => {
    const [row, ...others] = logLinksOf(first(story), story);
    assert.deepEqual(others, []);
    assert.equal(row?.service, 'backend');
    const { pathname, searchParams } = new URL(row.link);
    assert.equal(pathname, '/netra%20backend');
    assert.equal(searchParams.get('a'), '2025-11-22T09:30:30.000Z');
    assert.equal(searchParams.get('b'), '2025-11-22T09:31:50.000Z');
    assert.equal(searchParams.get('c'), String(Date.UTC(2025, 10, 22, 9, 30, 30)));
    assert.equal(searchParams.get('d'), String(Date.UTC(2025, 10, 22, 9, 31, 50)));
    for (const empty of ['q', 't', 'r', 'u']) assert.equal(searchParams.get(empty), '');
  });

  it('lead to the time and the ids of the turn, encoded', () => {
    const withTurn = { ...story, turns: [turn] };
    const [row] = logLinksOf(first(withTurn), withTurn);
    const { searchParams } = new URL(row?.link ?? '');
    const { thread, run } = traceOf(first(withTurn), withTurn);
    assert.ok(thread !== undefined && run !== undefined);
    assert.equal(searchParams.get('a'), '2025-11-22T09:30:35.000Z');
    assert.equal(searchParams.get('q'), `"${thread}" OR "${run}" OR "${me}"`);
    assert.equal(searchParams.get('t'), thread);
    assert.equal(searchParams.get('r'), run);
    assert.equal(searchParams.get('u'), me);
    assert.match(row?.link ?? '', /q=%22[^"'()<>\s]+$/);
  });

  it('lead to the whole run where neither is known', () => {
    const { seen: _seen, ...unseen } = first(story);
    const { fromMs, toMs } = traceOf(unseen, story);
    assert.equal(new Date(fromMs).toISOString(), '2025-11-22T09:30:00.000Z');
    assert.equal(toMs - fromMs, 90_000);
  });

  it('cannot be broken out of by what a server sends', () => {
    const odd = makeRecord(recordingOf(golden, { threadId: 'a") [x](http://evil)&b=1#c' }), { title });
    const withOdd = { ...story, turns: [odd] };
    const [row] = logLinksOf(first(withOdd), withOdd);
    assert.doesNotMatch(row?.link ?? ')', /[()"\s<>#]/);
    assert.equal(new URL(row?.link ?? '').host, 'logs.example');
  });
});

describe('the turn of a finding', () => {
  const other = makeRecord(recording, { title: 'another › test' });
  const judgedHere = {
    ...other,
    judgements: [{ rule: 'events', check: 'c', title, required: true, findings: [silent] }],
  } as const;

  it('is the one that the finding was found in, else one of its test, else none', () => {
    const found = first(story);
    assert.equal(traceOf(found, { ...story, turns: [turn, judgedHere] }).turn, judgedHere);
    assert.equal(traceOf(found, { ...story, turns: [other, turn] }).turn, turn);
    assert.equal(traceOf(found, { ...story, turns: [other] }).turn, undefined);
  });
});

describe('the services of a finding', () => {
  const urls = story.document.run.urls;
  const servicesFor = (code: Code, detail = ''): readonly Service[] =>
    servicesOf(finding(code, detail), urls);

  it('are those whose logs can say more', () => {
    assert.deepEqual(servicesFor('LOGIN_REFUSED'), ['auth']);
    assert.deepEqual(servicesFor('JWT_CROSS_SERVICE_REJECTED'), ['backend', 'auth']);
    assert.deepEqual(servicesFor('UI_CRASHED'), ['frontend', 'backend']);
    assert.deepEqual(servicesFor('HTTP_TIMEOUT', 'auth.example.org/health gave no answer.'), ['auth']);
    assert.deepEqual(servicesFor('API_5XX', 'GET https://api.example.org/api/x'), ['backend']);
    assert.deepEqual(servicesFor('HEALTH_SLOW', 'It took 3 s.'), ['backend']);
  });

  it('are at least one for every code of the product', () => {
    for (const [code, row] of Object.entries(codes)) {
      const services = servicesFor(code as Code);
      if (row.class === 'product') assert.ok(services.length > 0, code);
      if (['self', 'config', 'dns', 'tcp', 'tls'].includes(row.layer)) assert.deepEqual(services, [], code);
    }
  });
});
