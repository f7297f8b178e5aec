import type { Finding } from '../diagnosis/finding.ts';
import type { BudgetRow, Check, CheckStatus, VerdictDocument } from '../diagnosis/verdict-document.ts';
import type { LadderReport } from '../ladder/ladder-report.ts';
import type { Rung } from '../ladder/rung.ts';
import { stageOfCheck, stageOfFinding } from './stage-of.ts';
import { stages, type Stage } from './stages.ts';
import type { Tone } from './tone.ts';

/** How one step on the way stands. */
export interface StageState {
  readonly stage: Stage;
  readonly tone: Tone;
  /** `12 of 12 checks hold`. */
  readonly words: string;
  /** What was found at it, worst first, one a code. */
  readonly findings: readonly Finding[];
  /** What is said first of the run broke here. */
  readonly isFirst: boolean;
  readonly figure: BudgetRow | undefined;
  /** What the probes after the first failure showed of it. */
  readonly rungs: readonly Rung[];
}

/** How each step stands, from the checks that belong to it and what they found. */
export function stageStates(
  document: VerdictDocument,
  ladder: LadderReport | undefined,
): readonly StageState[] {
  const { checks, findings, budgets, headline } = document;
  const [leading] = findings;
  const isLed = leading !== undefined && leading.code === headline?.code;
  const first = isLed ? stageOfFinding(leading, checks) : undefined;
  return stages.map((stage) => {
    const own = checks.filter((check) => stageOfCheck(check) === stage);
    const found = findings.filter((one) => stageOfFinding(one, checks) === stage);
    return {
      stage,
      tone: toneOf(own, found),
      words: wordsOf(
        own,
        found.some(({ severity }) => severity !== 'info'),
      ),
      findings: found.filter(
        (one, at) => one.severity !== 'info' && found.findIndex(({ code }) => code === one.code) === at,
      ),
      isFirst: stage === first,
      figure: budgets.find(({ metric }) => metric === stage.metric),
      rungs: stage.rungs.flatMap((name) => ladder?.rungs.filter((rung) => rung.name === name) ?? []),
    };
  });
}

function toneOf(own: readonly Check[], found: readonly Finding[]): Tone {
  if (found.some(({ severity }) => severity === 'fail')) return 'bad';
  const counted = own.filter(({ required }) => required);
  if (found.some(({ severity }) => severity === 'degraded')) return 'warn';
  const is = (status: CheckStatus): boolean => counted.some((check) => check.status === status);
  // A check may be red for what broke at another step; then this one could not be judged by it.
  if (is('FAIL') || is('BLOCKED') || is('UNMEASURABLE') || is('NOT_RUN')) return 'halt';
  return own.some(({ status }) => status === 'PASS') ? 'good' : 'mute';
}

function wordsOf(own: readonly Check[], isBrokenHere: boolean): string {
  const count = (status: CheckStatus): number => own.filter((check) => check.status === status).length;
  if (own.length === 0) return 'not part of this run';
  const asked = own.length - count('NOT_OBSERVABLE');
  const all = `${asked} ${asked === 1 ? 'check' : 'checks'}`;
  const isShut = asked > 0 && count('BLOCKED') === asked;
  const elsewhere = isBrokenHere ? '' : ' for a reason at another step';
  const rest: readonly (readonly [number, string])[] = [
    [count('FAIL'), `${count('FAIL') === 1 ? 'does' : 'do'} not hold${elsewhere}`],
    [isShut ? 0 : count('BLOCKED'), 'could not be judged'],
    [count('UNMEASURABLE'), 'without data'],
    [count('NOT_RUN'), 'not run'],
    [count('NOT_OBSERVABLE'), 'cannot be seen here'],
  ];
  const said = rest.filter(([many]) => many > 0).map(([many, words]) => `${many} ${words}`);
  const held = `${count('PASS')} of ${all} ${asked === 1 ? 'holds' : 'hold'}`;
  const first = isShut ? `none of ${all} could be judged` : held;
  return [...(asked === 0 ? [] : [first]), ...said].join(', ');
}
