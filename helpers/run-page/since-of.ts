import type { Code } from '../diagnosis/codes.ts';
import type { PageContext } from './page-context.ts';

/** Since when a code comes up, in words; undefined where no earlier run was looked at, as after a selection of checks. */
export function sinceOf({ trends }: Pick<PageContext, 'trends'>, code: Code): string | undefined {
  if (!trends) return 'Not known: only complete runs are compared with earlier ones';
  return trends.findings.find((one) => one.code === code)?.words;
}
