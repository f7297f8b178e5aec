import type { SuiteRun } from './run-suite.ts';

/** The checks that a code made fail, those that it blocked, and the checks that the blocked ones name as proof. */
export function checkStatuses(
  { verdict }: SuiteRun,
  code: string,
): {
  readonly failed: readonly string[];
  readonly blocked: readonly string[];
  readonly provenBy: readonly string[];
} {
  const about = (verdict?.checks ?? []).filter(({ evidence }) =>
    evidence.some((line) => line.includes(code)),
  );
  const blocked = about.filter(({ status }) => status === 'BLOCKED');
  const proofs = blocked.flatMap(({ evidence }) => /, proven by (.+)$/.exec(evidence[0] ?? '')?.[1] ?? []);
  return {
    failed: about.filter(({ status }) => status === 'FAIL').map(({ title }) => title),
    blocked: blocked.map(({ title }) => title),
    provenBy: [...new Set(proofs)],
  };
}
