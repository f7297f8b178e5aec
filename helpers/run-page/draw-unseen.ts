import { codeTitle } from '../diagnosis/plain-titles.ts';
import { codes, type Code } from '../diagnosis/codes.ts';
import type { Check, CheckStatus } from '../diagnosis/verdict-document.ts';
import { drawFold } from './draw-section.ts';
import { findingAnchor } from './finding-anchor.ts';
import { markup, type Markup, type Part } from './markup.ts';
import type { PageContext } from './page-context.ts';

/** More names than these are shut away. */
const mostShown = 5;

/** What this run did not see, and why: it says nothing about these, neither good nor bad. */
export function drawUnseen({ story: { document } }: PageContext): Markup | undefined {
  const groups = [
    drawGroup(document.checks, 'BLOCKED', 'Could not be judged, because something else was broken'),
    drawGroup(document.checks, 'UNMEASURABLE', 'Measured too inexactly to say'),
    drawGroup(document.checks, 'NOT_OBSERVABLE', 'Cannot be seen on this target'),
    drawGroup(document.checks, 'NOT_RUN', 'Did not run'),
  ].filter((group) => group !== undefined);
  return groups.length === 0 ? undefined : markup`${groups}`;
}

function drawGroup(checks: readonly Check[], status: CheckStatus, title: string): Markup | undefined {
  const own = checks.filter((check) => check.status === status);
  if (own.length === 0) return undefined;
  const reasons = [...new Set(own.map(reasonOf))];
  return markup`<h3>${title}: ${own.length}</h3><ul class="reasons">${reasons.map((reason) => {
    const same = own.filter((check) => reasonOf(check) === reason);
    return markup`<li><p><b>${wordsOf(reason)}</b></p>${drawNames(same)}</li>`;
  })}</ul>`;
}

/** Few names are read, and many are looked up. */
function drawNames(same: readonly Check[]): Markup {
  const list = markup`<ul class="plainlist">${same.map(({ title }) => markup`<li>${title}</li>`)}</ul>`;
  return same.length <= mostShown ? list : drawFold(`${same.length} checks`, list);
}

function reasonOf({ evidence, status }: Check): string {
  return evidence[0] ?? (status === 'NOT_RUN' ? 'The run ended before it began.' : 'No reason was given.');
}

/** Codes in a reason by their titles. */
function wordsOf(reason: string): Part {
  const [, code, rest = ''] = /^blocked by ([A-Z][A-Z\d_]+)(.*)$/s.exec(reason) ?? [];
  if (code === undefined || !Object.hasOwn(codes, code)) return reason;
  const known = code as Code;
  return markup`Blocked by <a href="#${findingAnchor(known)}">${codeTitle(known)}</a>${rest}`;
}
