/**
 * How often the trends mark what was planted, and how often they mark what is not there: made-up histories of thirty nights and 19
 * phases, judged as the run's page judges them. No time is measured; the same seeds give the same figures on every machine.
 */
import { trendsOf } from '../../../helpers/history/trends-of.ts';
import { shareInterval } from '../../../helpers/judge/share-interval.ts';
import { nightPhases, syntheticNights, type Nights } from '../unit/history/synthetic-nights.ts';

const [histories, fewer] = [1_000, 300];
/** The night on which a history of so many is looked at. */
const after = (nights: number): number => Date.UTC(2026, 9, 24, 12) + nights * 86_400_000;

interface Mark {
  readonly metric: string;
  readonly at: number;
}

function marksOf(nights: Nights): readonly Mark[] {
  const { phases } = trendsOf(syntheticNights(nights), {
    target: 'staging',
    now: after(nights.nights ?? 30),
  });
  return phases.flatMap(({ metric, changes }) => changes.map(({ at }) => ({ metric, at })));
}

function share(hits: number): string {
  const { low = 0, high = 1 } = shareInterval(hits, histories) ?? {};
  const cents = (part: number): string => (part * 100).toFixed(1);
  return `${cents(hits / histories).padStart(5)} (${cents(low)} to ${cents(high)})`;
}

function planted(kind: Omit<Nights, 'seed'>, factor: number): string {
  const counts = { found: 0, alone: 0, near: 0, exact: 0 };
  for (let seed = 1; seed <= histories; seed += 1) {
    const [metric = ''] = nightPhases[seed % nightPhases.length] ?? [];
    const marks = marksOf({ ...kind, seed, planted: { metric, night: 20, factor } });
    const [mark] = marks.filter((one) => one.metric === metric);
    if (mark !== undefined) counts.found += 1;
    if (mark === undefined || marks.length > 1) continue;
    counts.alone += 1;
    if (Math.abs(mark.at - 19) <= 1) counts.near += 1;
    if (mark.at === 19) counts.exact += 1;
  }
  return [counts.found, counts.alone, counts.near, counts.exact].map(share).join('  ');
}

/** Of histories with a month before the slowdown and so many nights after it, how many have it marked. */
function soon(noise: number, after: number): string {
  let found = 0;
  for (let seed = 1; seed <= fewer; seed += 1) {
    const [metric = ''] = nightPhases[seed % nightPhases.length] ?? [];
    const slow = { metric, night: 31, factor: 1.3 };
    const marks = marksOf({ seed, noise, nights: 30 + after, planted: slow });
    if (marks.some((mark) => mark.metric === metric)) found += 1;
  }
  return `${Math.round((found / fewer) * 100)} %`.padStart(6);
}

function quiet(kind: Omit<Nights, 'seed'>): string {
  let marked = 0;
  for (let seed = 1; seed <= histories; seed += 1) {
    if (marksOf({ ...kind, seed: 100_000 + seed }).length > 0) marked += 1;
  }
  return share(marked);
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

say(`${histories} histories a line; shares in percent, with exact bounds, each one-sided at 95 %`);
say(
  `one phase slower from night 20 of 30 on; noise of a night, 3 of 100 nights an outlier, weekends 5 % faster`,
);
say('slower  noise  found                 and nothing else      within a night        that very night');
for (const factor of [1.15, 1.3, 1.5]) {
  for (const noise of [0.03, 0.05, 0.08, 0.1, 0.15]) {
    const name = `${Math.round((factor - 1) * 100)} %`.padStart(6);
    say(`${name}  ${String(noise * 100).padStart(3)} %  ${planted({ noise }, factor)}`);
  }
}
say('\nnothing planted: histories in which anything was marked (1 % is what the rule allows)');
say('noise  nights  a night takes over from the last  marked');
for (const [noise, nights, memory, more] of [
  [0.05, 30, 0, {}],
  [0.1, 30, 0, {}],
  [0.2, 30, 0, {}],
  [0.1, 30, 0.3, {}],
  [0.1, 30, 0.6, {}],
  [0.1, 30, 0.8, {}],
  [0.3, 30, 0.6, {}],
  [0.3, 30, 0.8, {}],
  [0.1, 90, 0.3, {}],
  [0.1, 90, 0.6, {}],
  [0.1, 90, 0.8, {}],
  [0.1, 365, 0.6, {}],
  [0.1, 30, 0, { hasHeavyTails: true }],
  [0.1, 30, 0.6, { hasHeavyTails: true }],
  [0.05, 30, 0, { weekend: 0.2 }],
  [0.05, 90, 0, { weekend: 0.2 }],
  [0.05, 30, 0, { quantum: 10 }],
] as const) {
  const extra = Object.entries(more).map(([what, value]) => `${what} ${String(value)}`);
  const name = `${String(noise * 100).padStart(3)} %  ${String(nights).padStart(6)}  ${String(memory).padStart(32)}`;
  say(`${name}  ${quiet({ noise, nights, memory, ...more })}  ${extra.join(', ')}`.trimEnd());
}

const delays = [5, 6, 7, 8, 10, 15, 20] as const;
say(`\nhow soon 30 % shows after a month of nights; share of ${fewer} histories with the mark`);
say(`nights after it  ${delays.map((after) => String(after).padStart(6)).join('')}`);
for (const noise of [0.05, 0.1]) {
  say(
    `noise ${String(noise * 100).padStart(3)} %      ${delays.map((after) => soon(noise, after)).join('')}`,
  );
}
