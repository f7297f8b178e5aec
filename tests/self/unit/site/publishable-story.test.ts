import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VerdictDocument } from '../../../../helpers/diagnosis/verdict-document.ts';
import { drawRunPage } from '../../../../helpers/run-page/draw-run-page.ts';
import { publishableStory } from '../../../../helpers/site/publishable-story.ts';

/** Stands in every place whose words come from the product, from this machine, or from whoever wrote a waiver. */
const secretWords = 'PRIVATE';
const stack = `${secretWords} Error: boom\n    at ask (/home/someone/helpers/chat/turn.ts:10:3)`;

const document = {
  schema: 1,
  target: 'staging',
  product: true,
  scope: { kind: 'full', profile: null, selected: 1, expected: 1 },
  verdict: 'FAIL',
  class: 'product',
  headline: {
    code: 'AGENT_SILENT',
    layer: 'agent',
    class: 'product',
    sentence: `api.${secretWords}.example said nothing.`,
  },
  findings: [
    {
      code: 'AGENT_SILENT',
      layer: 'agent',
      class: 'product',
      severity: 'fail',
      sentence: `api.${secretWords}.example said nothing.`,
      evidence: [stack],
      test: 'agent events › arrive in order',
      answer: secretWords,
    },
  ],
  checks: [
    {
      id: 'chat/golden-path:agent-events-arrive-in-order',
      title: 'agent events › arrive in order',
      required: true,
      status: 'FAIL',
      evidence: [stack],
    },
  ],
  budgets: [
    {
      metric: 'answer',
      unit: 'ms',
      value: 912,
      n: 3,
      method: 'worst of 3',
      lag: 1,
      target: 1000,
      limit: 2000,
      status: 'ok',
      source: secretWords,
    },
  ],
  waivers: [
    {
      code: 'EVENT_GAP',
      reason: secretWords,
      link: `https://${secretWords}.example`,
      expires: '2025-12-20',
      matched: false,
    },
  ],
  created: { users: 1, threads: 1, messages: 1 },
  leftBehind: 0,
  spent: { turns: 1, requests: 9 },
  sockets: { attempts: 1, opened: 1, ends: [{ code: 1011, by: 'them', count: 1, reasons: [secretWords] }] },
  rates: {
    journeys: { held: 0, n: 1, atLeast: 0 },
    serverErrors: { count: 0, n: 9, atMost: 0.3 },
  },
  run: {
    id: 'r1',
    startedAt: '2025-09-13T10:00:00.000Z',
    durationMs: 1000,
    suiteRevision: 'abc',
    urls: { auth: `https://${secretWords}.example` },
    origins: [{ variable: 'STAGING_AUTH_URL', from: 'environment', value: secretWords }],
    vantage: 'ci, linux',
    build: { backend: secretWords },
  },
  later: secretWords,
} as unknown as VerdictDocument;

describe('what of a run may be read by anybody', () => {
  const story = publishableStory({ document });
  const page = drawRunPage(story, undefined);
  const json = JSON.stringify(story);

  it('keeps the verdict, the checks, the code in its own words and the figures', () => {
    assert.match(page, /Users CANNOT chat on staging/);
    assert.match(page, /agent events › arrive in order/);
    assert.match(json, /"value":912/);
    assert.match(json, /"code":"AGENT_SILENT"/);
    assert.match(json, /"held":0/);
  });

  it('holds no payload, address, setting, evidence or stack trace, nor a field that nobody looked at', () => {
    for (const text of [page, json]) {
      assert.ok(
        !text.includes(secretWords),
        text.slice(Math.max(0, text.indexOf(secretWords) - 120)).slice(0, 300),
      );
      assert.doesNotMatch(text, /\n\s+at |\/home\//);
    }
    // The sample has one in each of the places that were meant.
    assert.equal(JSON.stringify(document).split(secretWords).length - 1, 13);
  });

  it('has no recorded turn and nothing of what the layers answered', () => {
    assert.deepEqual([story.turns, story.ladder, story.block], [[], undefined, '']);
  });
});
