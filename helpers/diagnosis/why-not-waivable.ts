import { codes, type Code } from './codes.ts';

/**
 * Why a code cannot be waived, as the end of a sentence; undefined when it can. A waiver excuses a known defect of the product
 * that would fail the run: it makes no unreachable target reachable, and nobody's messages, name or secret is anybody's to waive.
 */
export function whyNotWaivable(code: Code): string | undefined {
  const { class: owner, guards, layer, severity } = codes[code];
  if (guards || layer === 'isolation') return 'it guards who is who, who sees what, or what must stay secret';
  if (owner === 'self') return 'it is about this suite or this run and not about the product';
  if (owner !== 'product')
    return 'it says that the product could not be asked, and no waiver makes up for that';
  if (severity !== 'fail') return 'it fails no run, so there is nothing to waive';
  return undefined;
}
