import type { Edit } from './edit.ts';
import type { TestRun } from './run-test.ts';

/** What the test said with the rule and without it. */
export interface Proof {
  readonly edit: Edit;
  readonly whole: TestRun;
  readonly without: TestRun;
}

/**
 * Why the proof fails; undefined when it holds: green with the rule, red without it, and red because tests of the file failed, not
 * because it could no longer be loaded (it ran as many as before).
 */
export function flawOf({ whole, without }: Proof): string | undefined {
  if (whole.exitCode !== 0 || whole.failed > 0) return 'the test is red with the rule in place as well';
  if (whole.passed === 0) return 'no test ran';
  if (without.exitCode === null) return 'the test had to be killed without the rule';
  if (without.exitCode === 0 || without.failed === 0) return 'the test is green without the rule';
  if (without.passed + without.failed !== whole.passed) {
    return `${without.passed + without.failed} tests ran without the rule, ${whole.passed} with it: it broke for another reason`;
  }
  return undefined;
}

/** `S12 without the comparison … → tests/self/… red (exit 1, 7 of 20 failing)` */
export function sentenceOf(proof: Proof): string {
  const { edit, whole, without } = proof;
  const flaw = flawOf(proof);
  const outcome =
    flaw === undefined
      ? `red (exit ${without.exitCode}, ${without.failed} of ${whole.passed} failing)`
      : `NOT PROVEN: ${flaw}`;
  return `${edit.row} without ${edit.without} → ${edit.test} ${outcome}`;
}
