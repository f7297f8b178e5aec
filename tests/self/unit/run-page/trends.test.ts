import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { drawRunPage } from '../../../../helpers/run-page/draw-run-page.ts';
import { makeAttempt, makeObserved } from '../reporting/make-observed.ts';
import { makeReport } from '../reporting/make-report.ts';
import { makeTrends } from './make-trends.ts';
import { failing, makeStory, wordsOf } from './make-story.ts';

const slow = makeObserved({
  id: 'chat/turn:slow',
  attempts: [
    makeAttempt({ report: makeReport({ measurements: [{ metric: 'answer', valueMs: 40_000, lagMs: 0 }] }) }),
  ],
});
const story = makeStory([failing([finding('AGENT_SILENT')]), slow], {
  facts: { startedAt: '2026-11-23T02:00:00.000Z', vantage: 'ci, linux' },
});

const trends = makeTrends(story);

describe('earlier runs on the page', () => {
  const page = drawRunPage(story, trends);

  test('say since when what broke is there, in the words of the history', () => {
    const words = trends.findings.find(({ code }) => code === 'AGENT_SILENT')?.words;
    assert.ok(words !== undefined);
    assert.ok(wordsOf(page).includes(`Since when ${words.replaceAll("'", '&#39;')}`));
  });

  test('show each step that became slower with an arrow, its words and its last runs', () => {
    assert.match(page, /<span class="trend slower" aria-hidden="true">▲<\/span>/);
    assert.match(page, /aria-label="Middle values of the last 30 runs: /);
  });

  test('bring a part of their own, whose style the policy of the page allows by its hash', () => {
    assert.equal(page.split('<section id="trends"').length, 2);
    assert.equal(page.split('sha256-').length, 3);
  });

  test('are said to be missing where none were looked at', () => {
    const alone = wordsOf(drawRunPage(story, undefined));
    assert.match(alone, /Since when Not known: only complete runs are compared/);
  });
});

describe('a page that is published alone', () => {
  test('has no link but to its own parts', () => {
    const links = [...drawRunPage(story, undefined, { isAlone: true }).matchAll(/href="([^"]*)"/g)];
    assert.ok(links.length > 0);
    assert.deepEqual(
      links.filter(([, link = '']) => !link.startsWith('#')),
      [],
    );
  });
});
