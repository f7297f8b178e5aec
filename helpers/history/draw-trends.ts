import { codeTitle } from '../diagnosis/plain-titles.ts';
import { codes, type Code } from '../diagnosis/codes.ts';
import { Markup, markup } from '../run-page/markup.ts';
import { drawPhaseTrend } from './draw-phase-trend.ts';
import { drawVerdictStrip } from './draw-verdict-strip.ts';
import { trendsStyle } from './trends-style.ts';
import type { Trends } from './trends.ts';

/**
 * What earlier runs say, as one `<section>` that brings its own style along, in the colours of the run's page: what changed and when, a box for every run, each
 * phase over time, messages answered, since when findings are there, and checks that change for no reason. Pure.
 */
export function drawTrends(trends: Trends): string {
  const { runs, missed, notes, words } = trends;
  const body =
    runs.length === 0 && missed.length === 0
      ? undefined
      : markup`${drawChanges(trends)}<h3>Every ${trends.isByDay ? 'day' : 'run'}, oldest first</h3>${drawVerdictStrip(trends)}${drawPhases(trends)}${drawJourneys(trends)}${drawFindings(trends)}${drawFlaky(trends)}`;
  return markup`<section id="trends" class="trends"><style>${new Markup(trendsStyle)}</style><h2>How it was before</h2>
<p class="words">${words}${notes.map((note) => markup` ${note}`)}</p>${body}</section>`.text;
}

/** The first thing that is said: what went to another level, or that nothing did. */
function drawChanges({ phases, runs }: Trends): Markup {
  const changes = phases
    .flatMap((phase) => phase.changes)
    .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  if (changes.length > 0) {
    return markup`<ul class="changes">${changes.map((change) => markup`<li class="${change.after > change.before ? 'bad' : 'good'}"><span class="sign" aria-hidden="true">${change.after > change.before ? '▲' : '▼'}</span> ${change.words}</li>`)}</ul>`;
  }
  return runs.length < 10
    ? markup`<p>Whether a phase has become slower shows from 10 runs on.</p>`
    : markup`<p>No phase went to another level in this time.</p>`;
}

function drawPhases({ phases }: Trends): Markup | undefined {
  const drawn = phases.filter(({ points }) => points.length >= 2);
  if (drawn.length === 0) return undefined;
  return markup`<h3>How long each phase took</h3>
<ul class="legend" aria-hidden="true"><li><span class="key"></span>half of the values are below this</li><li><span class="key slow"></span>95 of 100 are; where fewer than 20 were taken, the slowest</li></ul>
<div class="phases">${drawn.map(drawPhaseTrend)}</div>`;
}

function drawJourneys({ journeys }: Trends): Markup {
  return markup`<h3>Messages answered as promised</h3><ul>${journeys.map(({ words }) => markup`<li>${words}</li>`)}</ul>`;
}

function drawFindings({ findings }: Trends): Markup | undefined {
  if (findings.length === 0) return undefined;
  return markup`<h3>Since when</h3><ul>${findings.map(({ code, words }) => markup`<li>${titleOf(code)} <code>${code}</code>: ${words}</li>`)}</ul>`;
}

function drawFlaky({ flaky, steady }: Trends): Markup {
  return markup`<h3>Checks that change for no reason that is known</h3>${
    flaky.length === 0
      ? undefined
      : markup`<ul>${flaky.map(({ check, words }) => markup`<li><code>${check}</code>: ${words}</li>`)}</ul>`
  }<p>${steady}</p>`;
}

/** An old line may hold a code that there is no more. */
function titleOf(code: string): string {
  return Object.hasOwn(codes, code) ? codeTitle(code as Code) : '';
}
