import { headlineOf } from '../diagnosis/headline.ts';
import { codeTitle, layerTitle } from '../diagnosis/plain-titles.ts';
import { claimOf } from '../diagnosis/verdict-claim.ts';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { nextStep } from '../diagnosis/verdict-next-step.ts';
import { ownerOf } from '../diagnosis/verdict-owner.ts';
import { drawFacts } from './draw-facts.ts';
import { findingAnchor } from './finding-anchor.ts';
import { markup, type Markup, type Part } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { drawRests } from './draw-rests.ts';
import { spellDuration } from './spell-duration.ts';
import { spellMoment } from './spell-moment.ts';
import { signs } from './tone.ts';
import { sinceOf } from './since-of.ts';
import { stageOfFinding } from './stage-of.ts';
import { verdictWords } from './verdict-words.ts';
import { withCode } from './with-code.ts';

/** What somebody with ten seconds has to see: what users can do, what broke first, whose it is, what to do, and since when. */
export function drawTop(context: PageContext): Markup {
  const { document } = context.story;
  const words = verdictWords[document.verdict];
  return markup`<header class="top ${words.tone}"><p class="verdict"><span class="sign" aria-hidden="true">${signs[words.tone]}</span> ${words.title}</p>
<h1>${claimOf(document)}</h1>
<p class="where">${whereOf(document)}</p></header>
${drawFirst(context)}`;
}

function whereOf({ target, run, scope }: VerdictDocument): string {
  const { kind, profile, selected, expected } = scope;
  const part =
    kind === 'full' ? 'the whole suite' : kind === 'profile' ? `the part "${profile ?? ''}"` : 'a selection';
  const count = selected === expected ? `${selected} checks` : `${selected} of ${expected} checks`;
  return `${target} · ${spellMoment(run.startedAt)} · ${part}, ${count}, in ${spellDuration(run.durationMs)} · seen from a ${seenFrom(run.vantage)}`;
}

/** `ci, linux` as `pipeline (linux)`. */
function seenFrom(vantage: string): string {
  const [where = '', system = ''] = vantage.split(', ');
  return `${where === 'ci' ? 'pipeline' : where}${system === '' ? '' : ` (${system})`}`;
}

function drawFirst(context: PageContext): Markup {
  const { document } = context.story;
  const { tone, first: title, follows } = verdictWords[document.verdict];
  const leading = headlineOf(document.findings);
  if (!leading) {
    return markup`<section class="first ${tone}" aria-labelledby="first-title"><h2 id="first-title">${title}</h2>
${drawRests(context)}${follows === '' ? undefined : markup`<p class="follows">${follows}</p>`}</section>`;
  }
  const { first, beside } = leading;
  const rows: readonly (readonly [string, Part])[] = [
    ['At which step', stageOfFinding(first, document.checks)?.title ?? layerTitle(first.layer)],
    ['Whose it is', capital(ownerOf(first, document.target))],
    ['What to do next', withCode(nextStep(first.code, first.layer, document.target))],
    ['Since when', sinceOf(context, first.code)],
    ['Seen by', first.test],
    ['Run only these again', rerunOf(context)],
  ];
  return markup`<section class="first ${tone}" aria-labelledby="first-title"><h2 id="first-title">${title}: ${codeTitle(first.code)}</h2>
<p class="what">${first.sentence}</p>
${drawFacts(rows)}
${beside.map(
  (other) =>
    markup`<p class="beside"><b>Beside it: <a href="#${findingAnchor(other.code)}">${codeTitle(other.code)}</a>.</b> ${other.sentence}</p>`,
)}
${follows === '' ? undefined : markup`<p class="follows">${follows}</p>`}
<p class="more"><a href="#${findingAnchor(first.code)}">What this means, and what was seen</a> · code <code>${first.code}</code></p></section>`;
}

/** Where many checks failed the first few tell enough, and a line of twenty files is not typed by anybody. */
function rerunOf({ story: { document, failedAt = [] } }: PageContext): Part {
  const places = [...new Set(failedAt)].slice(0, 6);
  if (places.length === 0) return undefined;
  return markup`<code>${['npx playwright test', `--project=${document.target}`, ...places].join(' ')}</code>`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
