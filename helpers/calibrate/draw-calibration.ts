import { shareInterval } from '../judge/share-interval.ts';
import { sharesOf, type Asked } from './calibration.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Each prompt with its rules: how many of n held, and where the true share lies (exact bounds, each at 95 %). */
export function drawCalibration(asked: readonly Asked[]): string {
  const lines: string[] = [];
  let prompt = '';
  for (const { prompt: of, rule, held, n } of sharesOf(asked)) {
    if (of !== prompt) lines.push(of);
    prompt = of;
    const interval = shareInterval(held, n);
    const between = interval ? `${percent(interval.low)} to ${percent(interval.high)}` : 'nothing was asked';
    lines.push(`  ${rule.padEnd(18)} ${`${held} of ${n}`.padStart(12)}   ${between}`);
  }
  const misses = asked.flatMap(({ prompt: of, missed }) =>
    missed === undefined ? [] : [`  ${of}: ${missed}`],
  );
  return [
    'Held of n, and the exact bounds of the share, each at 95 %',
    '',
    ...lines,
    ...(misses.length > 0 ? ['', 'Answers that broke a rule (the first five):', ...misses.slice(0, 5)] : []),
  ].join('\n');
}
