import type { Code } from './codes.ts';

/** Neither the suite's fault nor the product's, but a matter of how the run was started. */
const startersOwn: readonly Code[] = [
  'NODE_TOO_OLD',
  'NOT_INSTALLED',
  'BROWSER_MISSING',
  'NOTHING_RAN',
  'INTERRUPTED',
  'UNMEASURABLE',
  'RUN_LIMIT',
];

/** Whether a finding is a matter of how the run was started, and so of whoever started it. */
export function isForStarter({ code }: { readonly code: Code }): boolean {
  return startersOwn.includes(code);
}
