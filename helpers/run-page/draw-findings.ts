import type { Code } from '../diagnosis/codes.ts';
import { unexplained } from '../diagnosis/explains.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { drawFinding } from './draw-finding.ts';
import { drawFold } from './draw-section.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';

/** Everything that was found: what stands for itself, what follows from it, and what is only good to know. One card a code. */
export function drawFindings(context: PageContext): Markup | undefined {
  const { findings } = context.story.document;
  if (findings.length === 0) return undefined;
  const judged = findings.filter(({ severity }) => severity !== 'info');
  const open = unexplained(judged);
  const own = byCode(judged.filter((one) => open.some(({ code }) => code === one.code)));
  const following = byCode(judged.filter((one) => !open.some(({ code }) => code === one.code)));
  const informative = byCode(findings.filter(({ severity }) => severity === 'info'));
  const cards = (groups: readonly Group[]): readonly Markup[] =>
    groups.map((group) => drawFinding(group, context));
  return markup`${cards(own)}
${following.length === 0 ? undefined : markup`<h3>Follows from what is above</h3><p class="lead">These are explained by a finding above. They will most likely go away with it.</p>${cards(following)}`}
${informative.length === 0 ? undefined : drawFold(`${informative.length} more, good to know; they do not touch the result`, cards(informative))}`;
}

/** The findings of one code. */
export type Group = readonly [Finding, ...Finding[]];

function byCode(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<Code, [Finding, ...Finding[]]>();
  for (const one of findings) {
    const known = groups.get(one.code);
    // What two readers of one turn say in the same words is said once.
    const isSaid = known?.some(({ sentence, test }) => sentence === one.sentence && test === one.test);
    if (known) known.push(...(isSaid === true ? [] : [one]));
    else groups.set(one.code, [one]);
  }
  return [...groups.values()];
}
