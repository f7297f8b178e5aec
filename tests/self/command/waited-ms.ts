import type { SuiteRun } from './run-suite.ts';

/** How long the suite itself says that it waited before it found this code. Throws when it does not say so. */
export function waitedMs({ verdict }: SuiteRun, code: string): number {
  const found = verdict?.findings.find((finding) => finding.code === code);
  const said = [found?.sentence ?? '', ...(found?.evidence ?? [])].join('\n');
  const [, figure, unit] = /(?:waited|within|after) (\d+(?:\.\d+)?) (ms|s)\b/i.exec(said) ?? [];
  if (figure === undefined) throw new Error(`${code} does not say how long was waited: ${said}`);
  return Number(figure) * (unit === 's' ? 1_000 : 1);
}
