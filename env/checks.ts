import type { TargetName } from './target.ts';

/** Whether a check counts for the verdict, and why. An informative one is shown and counted, and never touches the verdict. */
export interface CheckRule {
  readonly required: 'all' | Readonly<Record<TargetName, boolean>>;
  /** One sentence for the reader of a report. */
  readonly reason: string;
}

/**
 * Every check whose requirement needs saying, by its id. A check without a row is required everywhere: forgetting a row makes
 * the suite stricter, never laxer. Example of a row:
 *
 *     'backend-readiness': {
 *       required: { embedded: true, local: false, staging: false },
 *       reason: 'Readiness of the real backend skips Redis and ClickHouse on staging, so it proves little (fact G).',
 *     },
 */
export const checks: Readonly<Record<string, CheckRule>> = {};

/** Whether the check `id` counts for the verdict on `target`. Unknown ids are required. */
export function isRequired(
  id: string,
  target: TargetName,
  table: Readonly<Record<string, CheckRule>> = checks,
): boolean {
  const rule = Object.hasOwn(table, id) ? table[id] : undefined;
  if (rule === undefined || rule.required === 'all') return true;
  return rule.required[target];
}
