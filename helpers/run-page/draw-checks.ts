import { excerpt } from '../judge/excerpt.ts';
import type { Check, CheckStatus } from '../diagnosis/verdict-document.ts';
import { drawFold } from './draw-section.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { stageOfCheck } from './stage-of.ts';
import { stages } from './stages.ts';
import { signs, type Tone } from './tone.ts';

const tones: Readonly<Record<CheckStatus, Tone>> = {
  PASS: 'good',
  FAIL: 'bad',
  BLOCKED: 'halt',
  UNMEASURABLE: 'warn',
  NOT_OBSERVABLE: 'mute',
  NOT_RUN: 'halt',
};
const spoken: Readonly<Record<CheckStatus, string>> = {
  PASS: 'holds',
  FAIL: 'does not hold',
  BLOCKED: 'could not be judged',
  UNMEASURABLE: 'without data',
  NOT_OBSERVABLE: 'cannot be seen here',
  NOT_RUN: 'did not run',
};
const linesShown = 3;
const lineLength = 220;

/** Every check with what it rests on, by the step that it belongs to. */
export function drawChecks({ story: { document } }: PageContext): Markup | undefined {
  const { checks } = document;
  if (checks.length === 0) return undefined;
  const groups = [...stages, undefined].map((stage) => ({
    title: stage?.title ?? 'Others',
    own: checks.filter((check) => stageOfCheck(check) === stage),
  }));
  return markup`${groups.filter(({ own }) => own.length > 0).map(({ title, own }) => drawFold(`${title}: ${own.length}`, drawList(own)))}`;
}

function drawList(own: readonly Check[]): Markup {
  return markup`<ul class="checks">${own.map(
    ({ title, status, required, evidence }) =>
      markup`<li class="${tones[status]}"><p><span class="sign" aria-hidden="true">${signs[tones[status]]}</span> ${title} <small>(${spoken[status]}${required ? '' : '; for information'})</small></p>${
        evidence.length === 0
          ? undefined
          : markup`<ul class="plainlist">${evidence.slice(0, linesShown).map((line) => markup`<li><code class="payload">${excerpt(line, lineLength)}</code></li>`)}</ul>`
      }</li>
`,
  )}</ul>`;
}
