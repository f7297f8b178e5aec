import type { Outcome } from './run-entry.ts';

export interface Score {
  readonly entries: number;
  /** Not PASS. */
  readonly caught: number;
  /** Under the expected code and class. */
  readonly named: number;
  readonly misnamed: readonly Outcome[];
  /** PASS although the fault took effect, or without its having taken effect; or not run at all. */
  readonly survived: readonly Outcome[];
  /** Checks that no fault made fail; undefined when only a part of the catalogue was run. */
  readonly unproven: readonly string[] | undefined;
}

/** `checks` are all titles of the suite; left out when only a part of the catalogue was run. */
export function scoreOf(outcomes: readonly Outcome[], checks?: readonly string[]): Score {
  const of = (...results: readonly Outcome['result'][]): Outcome[] =>
    outcomes.filter(({ result }) => results.includes(result));
  const killers = new Set(outcomes.flatMap(({ killedBy }) => killedBy));
  return {
    entries: outcomes.length,
    caught: of('named', 'misnamed').length,
    named: of('named').length,
    misnamed: of('misnamed'),
    survived: of('survived', 'idle', 'not-run'),
    unproven: checks?.filter((title) => !killers.has(title)),
  };
}

export function isPerfect({ misnamed, survived, unproven }: Score): boolean {
  return misnamed.length + survived.length + (unproven?.length ?? 0) === 0;
}

const remarks: Readonly<Record<Outcome['result'], string>> = {
  named: '',
  misnamed: '',
  survived: '',
  idle: ' (never took effect)',
  'not-run': ' (could not be run)',
};

/** The figures and what is missing, for people. */
export function describeScore(score: Score): string {
  const share = (part: number): string => `${part} of ${score.entries}`;
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
  return [
    `caught ${share(score.caught)}, correctly named ${share(score.named)}`,
    ...list(
      'survived',
      score.survived.map(({ entry, result }) => entry.id + remarks[result]),
    ),
    ...list(
      'misnamed',
      score.misnamed.map(({ entry, got }) => `${entry.id}: expected ${entry.expected}, got ${got}`),
    ),
    ...list('checks that no fault made fail', score.unproven ?? []),
  ].join('\n');
}
