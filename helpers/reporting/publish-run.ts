import { basename, join } from 'node:path';
import { writeAllure, type CheckAttachment } from '../allure/write-allure.ts';
import { readFindings } from '../explain/read-findings.ts';
import { appendLine } from '../history/append-line.ts';
import type { HistoryLine } from '../history/history-line.ts';
import { historyLineOf } from '../history/history-line-of.ts';
import { readHistory } from '../history/read-history.ts';
import type { Trends } from '../history/trends.ts';
import { trendsOf } from '../history/trends-of.ts';
import { missedSlots } from '../monitor/missed-notes.ts';
import { writeTurns } from '../recordings/write-turns.ts';
import { drawRunPage } from '../run-page/draw-run-page.ts';
import { drawTurnPage } from '../run-page/draw-turn-page.ts';
import { drawTicket } from './draw-ticket.ts';
import { redact } from './redact.ts';
import type { RunFacts } from './run-facts.ts';
import type { RunStory } from './run-story.ts';
import { writeAtomically } from './write-atomically.ts';

/** How far back the page looks. */
const daysShown = 120;

/**
 * Writes all that people look at when a run is over, beside its verdict: its line in the history, the turns, the ticket, the page, and
 * what Allure is told. Called after every other reporter has written its own; called again, it writes all of it anew. Returns what it
 * wrote outside the folder of the run, by what to call it.
 */
export function publishRun(
  story: RunStory,
  { folder, reports }: Pick<RunFacts, 'folder' | 'reports'>,
): ReadonlyMap<string, string> {
  const line = historyLineOf(story);
  if (line) appendLine(reports, line);
  const trends = line && compare(line, reports);
  writeTurns(folder, story.turns);
  writeAtomically(join(folder, 'summary.md'), redact(drawTicket(story, trends)));
  const meanings = readFindings();
  const links = `runs/${basename(folder)}/`;
  writeAtomically(join(folder, 'index.html'), drawRunPage(story, trends, { meanings }));
  writeAtomically(join(reports, 'latest.html'), drawRunPage(story, trends, { meanings, links }));
  writeAllure(join(folder, 'allure'), story.document, picturesOf(story));
  return new Map(line ? [['its line of the history', JSON.stringify(line)]] : []);
}

/** What the history shows with this run in it. */
function compare(line: HistoryLine, reports: string): Trends {
  const now = Date.parse(line.startedAt) + line.durationMs;
  const { runs } = readHistory(reports, { target: line.target, sinceDays: daysShown, now });
  const missed = missedSlots(reports, line.target, runs);
  return trendsOf(runs, { target: line.target, now, current: line, missed });
}

/** Each turn as a picture, for the check that asked it. */
function picturesOf({ turns, document }: RunStory): readonly CheckAttachment[] {
  return turns.map((turn) => ({
    check: turn.check,
    name: 'what came when',
    type: 'text/html',
    extension: 'html',
    text: drawTurnPage(turn, document),
  }));
}
