import { checks as table } from '../../../env/checks.ts';
import type { CoverageRow } from '../../../env/coverage-row.ts';
import { targetNames } from '../../../env/target.ts';
import type { CatalogueEntry } from '../../../faults/catalogue/entry.ts';
import { checksOf } from './checks-of.ts';
import type { ListedCheck } from './listed-check.ts';

/** How many faults are named in a row; the others are counted. */
const mostNamed = 3;

const intro = `# What is covered

The product's own documents say of 75 things that they must hold (F01 to F75). This table says for each which check answers for it,
on which target, what is measured, against which threshold, and which planted faults turn that check red; or why it cannot be seen
from outside, or what it waits for.

Made by \`npm run coverage\` from [env/coverage.ts](../env/coverage.ts), the specs, the table of checks and the catalogue of faults; a
test keeps it current. Every fault is planted by \`npm run faults\`, and its latest score is in [faults.md](faults.md).
**Counts on**: a check that counts fails the run; an informative one is shown and counted, and never touches the verdict; the reason
stands in [env/checks.ts](../env/checks.ts). A check that a target cannot show is \`NOT_OBSERVABLE\` there, with its reason in the report.
`;

/** docs/coverage.md as Markdown. Pure. */
export function drawCoverage(
  rows: readonly CoverageRow[],
  listed: readonly ListedCheck[],
  catalogue: readonly CatalogueEntry[],
): string {
  const known = new Map(listed.map((check) => [check.id, check]));
  const lines = rows.map((row) => {
    const ids = checksOf(row);
    const checks = ids.flatMap((id) => known.get(id) ?? []);
    const answers = [...bySpec(checks), ...row.commands.map((one) => `\`${one}\``)];
    return cells([
      row.id,
      row.what,
      answers.join('<br>') || 'none',
      [...new Set(checks.flatMap(({ tags }) => tags))].join(' '),
      countsOn(ids),
      [row.measured, ...(row.unseen === undefined ? [] : [`Not seen: ${row.unseen}`])].join(' ').trim(),
      row.threshold,
      faultsOf(checks, catalogue),
    ]);
  });
  const head = [
    'Row',
    'What must hold',
    'Answered by',
    'Tags',
    'Counts on',
    'Measured',
    'Threshold, source',
    'Faults',
  ];
  return `${intro}\n${[cells(head), cells(head.map(() => '---')), ...lines].join('\n')}\n`;
}

/** The checks of one spec behind a link to it. */
function bySpec(checks: readonly ListedCheck[]): readonly string[] {
  const specOf = ({ id }: ListedCheck): string => id.slice(0, id.indexOf(':'));
  return [...new Set(checks.map(specOf))].map((spec) => {
    const titles = checks.filter((check) => specOf(check) === spec).map(({ title }) => title);
    return `[${spec}](../tests/${spec}.spec.ts): ${titles.join('; ')}`;
  });
}

/** `everywhere`, or per target how many of the checks count there. */
function countsOn(ids: readonly string[]): string {
  const rules = ids.flatMap((id) => table[id] ?? []);
  if (rules.length === 0) return '';
  if (rules.every(({ required }) => required === 'all')) return 'everywhere';
  return targetNames
    .map((name) => {
      const counting = rules.filter(({ required }) => required === 'all' || required[name]).length;
      if (counting === rules.length) return name;
      return counting === 0 ? `informative on ${name}` : `${counting} of ${rules.length} on ${name}`;
    })
    .join(', ');
}

function faultsOf(checks: readonly ListedCheck[], catalogue: readonly CatalogueEntry[]): string {
  const ids = catalogue
    .filter(({ grep }) => checks.some((check) => selects(grep, check)))
    .map(({ id }) => id);
  const others = ids.length - mostNamed;
  return [...ids.slice(0, mostNamed), ...(others > 0 ? [`and ${others} more`] : [])].join(', ');
}

/**
 * Whether a `--grep` selects a check, as Playwright matches it: its file stands before it, and the tags of a describe block before the
 * title of its tests.
 */
export function selects(grep: string, { id, title, tags }: ListedCheck): boolean {
  const [words, marks] = [title.replaceAll(' › ', ' '), tags.join(' ')];
  return new RegExp(grep, 'i').test(`${id.replace(/:.*/, '.spec.ts')} ${marks} ${words} ${marks}`);
}

function cells(texts: readonly string[]): string {
  return `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}
