import { codeTitle, layerTitle, severityTitle } from '../diagnosis/plain-titles.ts';
import type { Severity } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { CodeMeaning } from '../explain/code-meaning.ts';
import { commandFor } from '../explain/command-for.ts';
import { neighbourOf } from '../explain/neighbour-of.ts';
import { logLinksOf } from '../reporting/log-links-of.ts';
import { serviceTitle } from '../reporting/service-title.ts';
import { drawFacts } from './draw-facts.ts';
import { drawLink } from './draw-link.ts';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { nextStep } from '../diagnosis/verdict-next-step.ts';
import { ownerOf } from '../diagnosis/verdict-owner.ts';
import type { Group } from './draw-findings.ts';
import { drawFold } from './draw-section.ts';
import { findingAnchor } from './finding-anchor.ts';
import { markup, type Markup, type Part } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { signs, type Tone } from './tone.ts';
import { sinceOf } from './since-of.ts';
import { withCode } from './with-code.ts';

const tones: Readonly<Record<Severity, Tone>> = { fail: 'bad', degraded: 'warn', info: 'mute' };
/** More of one code say nothing new. */
const mostShown = 5;

/** One code that came up: what was seen, each time; what it means, whose it is, and why it is this and not its neighbour. */
export function drawFinding(group: Group, context: PageContext): Markup {
  const [first] = group;
  const { code, layer, severity } = first;
  const tone = tones[severity];
  const rest = group.length - mostShown;
  return markup`<article class="card ${tone}" id="${findingAnchor(code)}"><h3><span class="sign" aria-hidden="true">${signs[tone]}</span> ${codeTitle(code)} <span class="chip ${tone}">${severityTitle(severity)}</span></h3>
<p class="words">${layerTitle(layer)} · code <code>${code}</code>${group.length === 1 ? '' : ` · ${group.length} times`}</p>
${group.slice(0, mostShown).map(drawOne)}${rest > 0 ? markup`<p class="aside">And ${rest} more of the same.</p>` : undefined}
${drawMeaning(first, context)}</article>
`;
}

function drawOne({ sentence, evidence, test, waivedUntil }: Finding): Markup {
  // The probes are drawn with the steps.
  const lines = evidence.filter((line) => !line.startsWith('the layers, probed once more: '));
  return markup`<div class="seen-once"><p>${sentence}</p>
${waivedUntil === undefined ? undefined : markup`<p class="words">Waived until ${waivedUntil}.</p>`}
${lines.length === 0 ? undefined : markup`<pre tabindex="0">${lines.join('\n')}</pre>`}
${test === undefined ? undefined : markup`<p class="words">Seen by: ${test}</p>`}</div>`;
}

function drawMeaning(first: Finding, context: PageContext): Markup {
  const { document } = context.story;
  const { target } = document;
  const meaning = context.meanings.get(first.code);
  const rows: readonly (readonly [string, Part])[] = [
    ['Usual cause', said(meaning?.cause)],
    ['What to do next', said(meaning?.next ?? nextStep(first.code, first.layer, target))],
    ['Command', meaning && drawCommand(meaning, document)],
    ['What it rules out', said(meaning?.rulesOut)],
    ['Whose it is', ownerOf(first, target)],
    ['Since when', sinceOf(context, first.code)],
    ['Server logs', drawLogs(first, context)],
  ];
  return markup`${drawFacts(rows)}${drawNeighbours(first, context)}`;
}

/** What it is easily taken for; most readers have no doubt. */
function drawNeighbours(first: Finding, { meanings }: PageContext): Markup | undefined {
  const neighbours = neighbourOf(first, meanings);
  if (neighbours.length === 0) return undefined;
  const names = neighbours.map(({ title }) => `"${title}"`).join(', ');
  return drawFold(
    `Easily confused with ${names}: why it is ${neighbours.length === 1 ? 'not that' : 'none of them'}`,
    drawFacts(neighbours.map(({ title, why }) => [`Why not "${title}"`, withCode(why)])),
  );
}

function drawCommand({ command, aboutCommand }: CodeMeaning, { target, run }: VerdictDocument): Part {
  const typed =
    command && markup`<code>${commandFor(command, { target, urls: run.urls, run: run.id })}</code>`;
  return aboutCommand === '' ? typed : [typed, typed && ' ', withCode(aboutCommand)];
}

function drawLogs(first: Finding, { story }: PageContext): Part {
  const links = logLinksOf(first, story);
  return links.map(
    ({ service, link }, at) => markup`${at === 0 ? '' : ', '}${drawLink(link, serviceTitle(service))}`,
  );
}

function said(words: string | undefined): Part {
  return words === undefined ? undefined : withCode(words);
}
