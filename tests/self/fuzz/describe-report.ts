import type { Disagreement, Report } from './fuzz.ts';

/** A report in lines: what was broken by how many, every disagreement, and last what came of it. */
export function describeReport(what: string, report: Report): string {
  const { verdicts, rules, seed, broken, legal, open, disagreements } = report;
  const total = broken + legal;
  const most = [...rules].sort(([, a], [, b]) => b - a);
  const vacuous = broken === 0 ? 'none of them broken' : legal === 0 ? 'none of them legal' : undefined;
  return [
    `${what}: which rules were broken, and how often`,
    ...most.map(([rule, count]) => `  ${String(count).padStart(5)}  ${rule}`),
    ...disagreements.map((one) => describeDisagreement(one, seed)),
    ...(vacuous === undefined ? [] : [`${total} ${what}, ${vacuous}: they prove nothing. Take more.`]),
    `${total} ${what}: ${verdicts.missed} missed, ${verdicts['false alarm']} false alarms, ` +
      `${verdicts.misnamed} misnamed (${broken} broken, ${legal} legal, ${open} in part open to two readings)`,
  ].join('\n');
}

/** Nothing was missed, nothing invented, and the cases were such that both could have happened. */
export function isFine({ verdicts, broken, legal }: Report): boolean {
  const wrong = verdicts.missed + verdicts['false alarm'] + verdicts.misnamed;
  return wrong === 0 && broken > 0 && legal > 0;
}

function describeDisagreement({ verdict, words, drawn, path }: Disagreement, seed: number): string {
  return [``, `${verdict.toUpperCase()}: ${words}`, `seed ${seed}, path ${path}`, drawn, ``].join('\n');
}
