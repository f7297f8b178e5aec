import { codeTitle } from '../diagnosis/plain-titles.ts';
import { spell } from '../ladder/spell.ts';
import type { Rung } from '../ladder/rung.ts';
import { findingAnchor } from './finding-anchor.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { rungTitles } from './rung-titles.ts';
import { stageStates, type StageState } from './stage-states.ts';
import { signs, type Tone } from './tone.ts';

/** The way of a chat as a ladder: how each step stands, its time, and what the probes showed that were made after a failure. */
export function drawStages({ story: { document, ladder } }: PageContext): Markup {
  const states = stageStates(document, ladder);
  return markup`<ol class="stages">${states.map(drawStage)}</ol>
${ladder ? drawNotes(ladder) : undefined}`;
}

const spoken: Readonly<Record<Tone, string>> = {
  good: 'holds',
  bad: 'broken',
  warn: 'works, but not as it should',
  halt: 'could not be judged, or not in full',
  mute: 'not looked at',
};

function drawStage(state: StageState): Markup {
  const { stage, tone, words, findings, isFirst, figure, rungs } = state;
  const told = rungs.filter((rung) => !isIdle(rung));
  const time =
    figure &&
    markup`<span class="time">${spell(figure.value)} <small>of ${spell(figure.limit)} allowed</small></span>`;
  return markup`<li class="stage ${tone}"><span class="sign" aria-hidden="true">${signs[tone]}</span>
<div><p class="name"><b>${stage.title}</b><span class="away">: ${spoken[tone]}</span>${isFirst ? markup` <span class="chip ${tone}">${firstWords(tone)}</span>` : undefined}</p>
<p class="words">${words}${findings.length === 0 ? '' : '. '}${findings.map(
    ({ code }, at) => markup`${at === 0 ? '' : ', '}<a href="#${findingAnchor(code)}">${codeTitle(code)}</a>`,
  )}</p>
${told.length === 0 ? undefined : markup`<ul class="rungs">${told.map(drawRung)}</ul>`}</div>${time}</li>
`;
}

/** That what rests on a broken step was not tried goes without saying, and so that no message was sent to try the events. */
function isIdle({ name, status, saw }: Rung): boolean {
  return status === 'not-tried' && (name === 'events' || saw.startsWith('since '));
}

function firstWords(tone: Tone): string {
  return tone === 'warn' ? 'look here first' : 'it broke here first';
}

const rungTones: Readonly<Record<Rung['status'], Tone>> = { ok: 'good', broken: 'bad', 'not-tried': 'mute' };

function drawRung({ name, status, tookMs, saw, finding }: Rung): Markup {
  const tone = finding?.severity === 'degraded' ? 'warn' : rungTones[status];
  const words =
    status === 'ok' ? spell(tookMs) : status === 'broken' ? `${saw} (${spell(tookMs)})` : `not tried: ${saw}`;
  return markup`<li class="${tone}"><span aria-hidden="true">${signs[tone]}</span> ${rungTitles[name]}: ${words}</li>`;
}

function drawNotes({ afterMs, tookMs, excluded, left }: NonNullable<PageContext['story']['ladder']>): Markup {
  return markup`<p class="aside">The short lines are probes of each step, made once more ${spell(afterMs)} after the first failure, in ${spell(tookMs)}.</p>
${list('Ruled out', excluded)}${list('What is left', left)}`;
}

function list(title: string, lines: readonly string[]): Markup | undefined {
  if (lines.length === 0) return undefined;
  return markup`<p class="aside"><b>${title}:</b></p><ul class="plainlist">${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
}
