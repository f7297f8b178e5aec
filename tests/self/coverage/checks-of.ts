import { checks } from '../../../env/checks.ts';
import type { CoverageRow } from '../../../env/coverage-row.ts';

/** The ids of a row's checks, in the order of the table of checks; a spec stands for all of its own. */
export function checksOf({ checks: wanted }: Pick<CoverageRow, 'checks'>): readonly string[] {
  return Object.keys(checks).filter((id) => wanted.some((one) => id === one || id.startsWith(`${one}:`)));
}
