import type { TargetName } from '../../env/target.ts';
import type { Verdict } from '../diagnosis/verdict-document.ts';
import { isFromLaptop } from '../history/is-from-laptop.ts';
import { readHistory } from '../history/read-history.ts';

/** What the newest run of a pipeline said about a target; `PASS` where there is none that could have said otherwise. */
export function lastVerdict(reports: string, target: TargetName): Verdict {
  const runs = readHistory(reports, { sinceDays: 40 }).runs.filter(
    (line) => line.target === target && !isFromLaptop(line.vantage),
  );
  return runs.at(-1)?.verdict ?? 'PASS';
}
