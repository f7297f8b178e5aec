import type { Code } from '../diagnosis/codes.ts';

/** Where on the page a code is explained. */
export function findingAnchor(code: Code): string {
  return `finding-${code.toLowerCase().replaceAll('_', '-')}`;
}
