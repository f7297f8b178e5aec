import type { Code } from './codes.ts';

const aboutWaivers: readonly Code[] = ['WAIVER_EXPIRED', 'WAIVER_UNMATCHED'];

/** Whether a finding is about a waiver itself: it says nothing of the target, and no check fails because of it. */
export function isAboutWaivers({ code }: { readonly code: Code }): boolean {
  return aboutWaivers.includes(code);
}
