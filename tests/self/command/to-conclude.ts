import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SuiteRun } from './run-suite.ts';
import { verdictProblems } from './verdict-problems.ts';

/** How a run has to end. */
export interface Conclusion {
  readonly exitCode: number;
  readonly verdict: string;
  /** Code of the headline; null for a run without one. */
  readonly code: string | null;
  /** First line of the verdict block. */
  readonly claim: string;
}

/**
 * Exit code, verdict, headline and first line of the block are these; the verdict is valid by the published schema, the same in
 * the run's own folder as in the copy, and no stack trace was printed.
 */
export function toConclude(run: SuiteRun, wanted: Conclusion): { pass: boolean; message: () => string } {
  const { exitCode, output, verdict } = run;
  const seen = {
    exitCode,
    verdict: verdict?.verdict ?? 'none was written',
    code: verdict?.headline?.code ?? null,
    claim: output.split('\n').includes(wanted.claim) ? wanted.claim : 'not printed',
  };
  const differing = (Object.keys(seen) as (keyof Conclusion)[])
    .filter((part) => seen[part] !== wanted[part])
    .map(
      (part) => `${part}: expected ${JSON.stringify(wanted[part])}, received ${JSON.stringify(seen[part])}`,
    );
  const problems = [
    ...differing,
    ...(verdict === undefined ? [] : verdictProblems(verdict).map((problem) => `verdict.json: ${problem}`)),
    ...differingCopies(run.reports),
    ...stackLines(output).map((line) => `a stack trace was printed: ${line}`),
  ];
  return {
    pass: problems.length === 0,
    message: () =>
      problems.length === 0
        ? 'The run concluded just so, and was expected not to.'
        : `${problems.join('\n')}\n\nThe run (${run.reports}) printed:\n${output.slice(-6_000)}`,
  };
}

/** Lines of a stack. A failed promise of a spec may say where in the spec it stands; nothing below it is anybody's business. */
function stackLines(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .filter((line) => !/^\s+at \S*\/tests\/[\w/-]+\.spec\.ts:\d+:\d+$/.test(line))
    .slice(0, 5);
}

/** The run's own folder holds the same verdict as the copy that whoever wants the last run reads. */
function differingCopies(reports: string): readonly string[] {
  const runs = join(reports, 'runs');
  const folders = existsSync(runs) ? readdirSync(runs) : [];
  const texts = [reports, ...folders.map((folder) => join(runs, folder))].map((folder) => {
    const file = join(folder, 'verdict.json');
    return existsSync(file) ? readFileSync(file, 'utf8') : 'none';
  });
  const isOne = folders.length === 1 && texts[0] !== 'none' && texts[0] === texts[1];
  return isOne ? [] : [`${folders.length} run folders, and their verdict.json is not the copy's`];
}
