import fc from 'fast-check';

import type { Verdict } from './agreement.ts';
import type { Outcome } from './outcome.ts';

export interface Plan<T> {
  readonly cases: fc.Arbitrary<T>;
  readonly judge: (one: T) => Outcome | Promise<Outcome>;
  readonly seed: number;
  readonly count: number;
  /** How many are held at once. */
  readonly atOnce: number;
  /** How long one disagreement may be made smaller, ms. */
  readonly shrinkMs: number;
  /** How many disagreements are made smaller and shown; all are counted. 12 unless given. */
  readonly shown?: number;
  readonly onProgress?: (done: number) => void;
}

/** A disagreement between the judge and the oracle, as small as it could be made. */
export interface Disagreement {
  readonly verdict: Verdict;
  readonly words: string;
  readonly drawn: string;
  /** Which of the cases it was, from 0, and where the smaller one stands: both together find it again. */
  readonly path: string;
}

export interface Report {
  readonly seed: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly broken: number;
  readonly legal: number;
  /** How many the documents let be read in two ways, on some point. */
  readonly open: number;
  /** How many were broken by each rule. */
  readonly rules: ReadonlyMap<string, number>;
  readonly disagreements: readonly Disagreement[];
}

/** Judges `count` cases from the seed. The same seed and count make the same cases. */
export async function fuzz<T>(plan: Plan<T>): Promise<Report> {
  const { cases, seed, count } = plan;
  const values = draw(cases, seed, count);
  const outcomes: Outcome[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const at = next;
      next += 1;
      if (at >= values.length) return;
      outcomes[at] = await held(plan, values[at] as T, at);
      plan.onProgress?.((done += 1));
    }
  };
  await Promise.all(Array.from({ length: plan.atOnce }, work));
  const against = outcomes.flatMap(({ verdict }, at) => (isAgainst(verdict) ? [at] : []));
  const disagreements: Disagreement[] = [];
  for (const at of against.slice(0, plan.shown ?? 12))
    disagreements.push(await shrink(plan, at, outcomes[at] as Outcome));
  return { ...countOf(outcomes), seed, disagreements };
}

/** One case. An error says which one it was. */
async function held<T>({ judge, seed }: Plan<T>, one: T, at: number): Promise<Outcome> {
  try {
    return await judge(one);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const words = `Case ${at} of seed ${seed} could not be held: ${why}\n${JSON.stringify(one)}`;
    throw new Error(words, { cause: error });
  }
}

/** The cases of a seed, as a check draws them (a sample draws others), so that `shrink` finds each again by its place. */
function draw<T>(cases: fc.Arbitrary<T>, seed: number, numRuns: number): readonly T[] {
  const drawn: T[] = [];
  const keep = fc.property(cases, (one) => {
    drawn.push(one);
  });
  fc.check(keep, { seed, numRuns });
  return drawn;
}

function isAgainst(verdict: Verdict): boolean {
  return verdict === 'missed' || verdict === 'false alarm' || verdict === 'misnamed';
}

/** Makes the case at this place smaller for as long as the judge and the oracle still disagree in the same way. */
async function shrink<T>(plan: Plan<T>, at: number, outcome: Outcome): Promise<Disagreement> {
  let smallest = outcome;
  const property = fc.asyncProperty(plan.cases, async (one) => {
    const again = await plan.judge(one);
    if (again.verdict !== outcome.verdict) return true;
    smallest = again;
    return false;
  });
  const { seed } = plan;
  const limits = { interruptAfterTimeLimit: plan.shrinkMs, markInterruptAsFailure: false };
  const checked = await fc.check(property, { seed, path: String(at), numRuns: 1, ...limits });
  const { verdict, words } = smallest;
  return {
    verdict,
    words,
    drawn: smallest.drawn(),
    path: checked.counterexamplePath ?? `${at}, not seen again`,
  };
}

function countOf(
  outcomes: readonly Outcome[],
): Pick<Report, 'verdicts' | 'broken' | 'legal' | 'open' | 'rules'> {
  const verdicts = { agreed: 0, missed: 0, 'false alarm': 0, misnamed: 0, unclear: 0 };
  const rules = new Map<string, number>();
  for (const { verdict, ruling } of outcomes) {
    verdicts[verdict] += 1;
    for (const rule of new Set(ruling.breaches.map((breach) => breach.rule)))
      rules.set(rule, (rules.get(rule) ?? 0) + 1);
  }
  const broken = outcomes.filter(({ ruling }) => ruling.breaches.length > 0).length;
  const open = outcomes.filter(
    ({ verdict, ruling }) => verdict === 'unclear' || ruling.unclear.length > 0,
  ).length;
  return { verdicts, broken, legal: outcomes.length - broken, open, rules };
}
