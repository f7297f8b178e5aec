import { drawFacts } from './draw-facts.ts';
import { markup, type Markup, type Part } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { spellMoment } from './spell-moment.ts';
import { withCode } from './with-code.ts';

/** The files of the run's folder, for whoever wants more. */
const siblings: readonly (readonly [string, string])[] = [
  ['summary.md', 'the ticket, ready to paste'],
  ['verdict.json', 'the same for programs'],
  ['html/index.html', "Playwright's own report, with every step and attachment"],
  ['turns/', 'every message and what came of it, frame by frame'],
  ['junit.xml', 'results for a pipeline (JUnit)'],
  ['allure/', 'results for Allure: `npm run report` opens them'],
];

/** Which run this is, where it went, and what else there is of it. */
export function drawAbout({ story: { document, ladder, turns }, links, isAlone }: PageContext): Markup {
  const { run, target, scope } = document;
  const files = siblings.filter(([file]) => file !== 'turns/' || turns.length > 0);
  const rows: readonly (readonly [string, Part])[] = [
    ['Run', markup`<code>${run.id}</code>, started ${spellMoment(run.startedAt)}`],
    [
      'Target',
      markup`${target}${Object.keys(run.urls).length === 0 ? '' : ': '}${Object.entries(run.urls).map(([name, url], at) => markup`${at === 0 ? '' : ', '}${name} <code>${url}</code>`)}`,
    ],
    [
      'Selection',
      `${scope.kind}${scope.profile === null ? '' : ` ${scope.profile}`}: ${scope.selected} of ${scope.expected} checks`,
    ],
    ['Version of the suite', markup`<code>${run.suiteRevision}</code>`],
    ['Seen from', run.vantage],
    ['Not from the committed settings', run.origins.length === 0 ? 'nothing' : drawOrigins(document)],
  ];
  const all = ladder ? [...files, ['ladder.json', 'the probes after the first failure'] as const] : files;
  return markup`${drawFacts(rows)}
${isAlone ? undefined : markup`<h3>More of this run</h3><ul class="plainlist files">${all.map(([file, what]) => markup`<li><a href="${links}${file}">${file}</a>: ${withCode(what)}</li>`)}</ul>`}`;
}

function drawOrigins({ run }: PageContext['story']['document']): Markup {
  return markup`<ul class="plainlist">${run.origins.map(
    ({ variable, from, value }) =>
      markup`<li><code>${variable}${value === undefined ? '' : ` = ${value}`}</code> (${from})</li>`,
  )}</ul>`;
}
