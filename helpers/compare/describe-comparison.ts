import { codes, type Code } from '../diagnosis/codes.ts';
import { codeTitle } from '../diagnosis/plain-titles.ts';
import type { ComparedRun } from './compared-run.ts';
import { describeTimes } from './describe-times.ts';
import { firstDifference } from './first-difference.ts';
import { pairTurns } from './pair-turns.ts';

/** How many checks or findings of one kind are named. */
const mostNamed = 12;

/** Two runs side by side, in words for a terminal. Pure. */
export function describeComparison(left: ComparedRun, right: ComparedRun): readonly string[] {
  return [
    ...head(left, right),
    '',
    ...deployed(left, right),
    '',
    ...findings(left, right),
    '',
    ...checks(left, right),
    '',
    ...describeTimes(left.phases, right.phases),
    '',
    ...turns(left, right),
  ];
}

function head(left: ComparedRun, right: ComparedRun): readonly string[] {
  const line = (name: string, run: ComparedRun): string => {
    const { startedAt, target, scope, verdict, headline, id } = run;
    const what = headline === null ? verdict : `${verdict}, ${headline}`;
    return `${name} ${startedAt.slice(0, 16).replace('T', ' ')} UTC  ${target} (${scope.profile ?? scope.kind})  ${what}  run ${id}`;
  };
  const pruned = [left, right].filter(({ folder }) => folder === undefined);
  return [
    line('before:', left),
    line('after: ', right),
    ...pruned.map(
      ({ id }) =>
        `The folder of run ${id} is not here any more; what is said of it comes from its line in the history.`,
    ),
    ...(left.target === right.target ? [] : ['These are two targets: what differs need not be a change.']),
    ...(left.vantage === right.vantage
      ? []
      : [
          `They were made from different machines (${left.vantage}; ${right.vantage}): compare times with care.`,
        ]),
  ];
}

function deployed(left: ComparedRun, right: ComparedRun): readonly string[] {
  const shared = Object.keys(left.build).filter((piece) => Object.hasOwn(right.build, piece));
  const other = shared.filter((piece) => left.build[piece] !== right.build[piece]);
  const suite =
    left.suite === right.suite
      ? `Suite: the same revision, ${left.suite}.`
      : `Suite: ${left.suite} before, ${right.suite} after.`;
  if (shared.length === 0) return ['Deployed: not known, as both runs saw nothing of it in common.', suite];
  if (other.length === 0) {
    return [`Deployed: the same, by what both saw (${shared.join(', ')}).`, suite];
  }
  const rows = other.map(
    (piece) => `  ${piece}: ${left.build[piece] ?? ''} before, ${right.build[piece] ?? ''} after`,
  );
  return ['Deployed: another build.', ...rows, suite];
}

function findings(left: ComparedRun, right: ComparedRun): readonly string[] {
  const codesOf = (run: ComparedRun): readonly string[] => [
    ...new Set(run.findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code)),
  ];
  const [before, after] = [codesOf(left), codesOf(right)];
  const groups = [
    ['new', after.filter((code) => !before.includes(code)), right],
    ['gone', before.filter((code) => !after.includes(code)), left],
    ['in both', after.filter((code) => before.includes(code)), right],
  ] as const;
  if (before.length + after.length === 0) return ['Findings: none in either.'];
  return [
    'Findings:',
    ...groups.flatMap(([word, list, run]) => list.map((code) => `  ${word}: ${describeFinding(code, run)}`)),
  ];
}

function describeFinding(code: string, run: ComparedRun): string {
  const title = Object.hasOwn(codes, code) ? ` (${codeTitle(code as Code)})` : '';
  const sentence = run.findings.find((one) => one.code === code)?.sentence;
  return `${code}${title}${sentence === undefined ? '' : `: ${sentence}`}`;
}

function checks(left: ComparedRun, right: ComparedRun): readonly string[] {
  const shared = [...left.statuses.keys()].filter((mark) => right.statuses.has(mark));
  const changed = shared.filter((mark) => left.statuses.get(mark) !== right.statuses.get(mark));
  const rows = changed.slice(0, mostNamed).map((mark) => {
    const name = right.names.get(mark) ?? left.names.get(mark) ?? mark;
    return `  ${name}: ${left.statuses.get(mark) ?? ''} before, ${right.statuses.get(mark) ?? ''} after`;
  });
  const more = changed.length > mostNamed ? [`  and ${changed.length - mostNamed} more`] : [];
  const only = left.statuses.size + right.statuses.size - 2 * shared.length;
  const apart = only === 0 ? '' : ` ${only} are in one run alone.`;
  if (changed.length === 0)
    return [`Checks: none of the ${shared.length} that both have came out differently.${apart}`];
  return [
    `Checks: ${changed.length} of the ${shared.length} that both have came out differently.${apart}`,
    ...rows,
    ...more,
  ];
}

function turns(left: ComparedRun, right: ComparedRun): readonly string[] {
  const pair = pairTurns(left.turns, right.turns);
  if (pair === undefined) {
    const without = [left, right].filter((run) => run.turns.length === 0).map(({ id }) => id);
    return without.length === 0
      ? ['The turn cannot be compared: no check asked one in both runs.']
      : [`The turn cannot be compared: none is recorded for run ${without.join(' and run ')}.`];
  }
  const found = firstDifference(...pair);
  const asked = `The turn that ${pair[0].isGolden ? 'many checks read' : `"${pair[0].title}" asked`}`;
  if (found === undefined) {
    return [`${asked}: the same events of the same agents and tools, in the same order.`];
  }
  const after = found.before === undefined ? 'at its very beginning' : `after ${found.before}`;
  return [
    `${asked} parts at step ${found.place}, ${after}:`,
    `  before: ${found.left ?? 'nothing'}`,
    `  after:  ${found.right ?? 'nothing'}`,
  ];
}
