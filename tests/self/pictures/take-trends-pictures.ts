import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { drawTrendsPage } from '../../../helpers/history/draw-trends-page.ts';
import type { HistoryLine } from '../../../helpers/history/history-line.ts';
import { trendsOf } from '../../../helpers/history/trends-of.ts';
import { checkMark } from '../../../helpers/history/check-mark.ts';
import { syntheticNights } from '../unit/history/synthetic-nights.ts';

const shown = new Set(['login', 'ws_open', 'first_event', 'event_gap', 'answer', 'ui_answer_shown']);
const missedNight = 15;

/** Thirty nights that never were: one phase slower from the twentieth on, two that failed, one that was missed, two new builds. */
function nights(): readonly HistoryLine[] {
  const made = syntheticNights({
    seed: 5,
    noise: 0.05,
    planted: { metric: 'answer', night: 20, factor: 1.3 },
  });
  return made
    .map((line, at) => ({
      ...line,
      phases: line.phases.filter(({ metric }) => shown.has(metric)),
      build: { 'backend version': at >= 19 ? '1.4.0' : at >= 9 ? '1.3.2' : '1.3.1' },
      checks: { green: [checkMark('chat/turn:one'), checkMark('auth/login:two')], red: [], other: {} },
      ...failure(at),
    }))
    .toSpliced(missedNight, 1);
}

function failure(at: number): Partial<HistoryLine> {
  if (at === 7)
    return { verdict: 'BLOCKED', headline: 'DNS_FAIL', checks: { green: [], red: [], other: {} } };
  if (at !== 12 && at !== 29) return {};
  const check = 'chat/turn:one';
  const code = at === 12 ? 'AGENT_SILENT' : 'HEALTH_SLOW';
  return {
    verdict: at === 12 ? 'FAIL' : 'DEGRADED',
    headline: code,
    findings: [{ code, severity: at === 12 ? 'fail' : 'degraded', check }],
    checks: { green: [checkMark('auth/login:two')], red: at === 12 ? [check] : [], other: {} },
  };
}

/** Pictures of what the page says about thirty nights, light and dark. Returns how many were taken. */
export async function takeTrendsPictures(browser: Browser, folder: string): Promise<number> {
  const lines = nights();
  const now = Date.parse(lines.at(-1)?.startedAt ?? '') + 600_000;
  const missed = [{ dueAt: '2026-11-08T02:00:00.000Z' }];
  const html = drawTrendsPage(trendsOf(lines, { target: 'staging', now, missed }));
  const views = [
    ['trends-30-nights.png', 'light'],
    ['trends-30-nights-dark.png', 'dark'],
  ] as const;
  for (const [file, colorScheme] of views) {
    const page = await browser.newPage({ viewport: { width: 1000, height: 700 }, colorScheme });
    await page.setContent(html);
    await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' });
    await page.close();
  }
  return views.length;
}
