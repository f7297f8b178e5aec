import { closestWord } from '../../env/closest-word.ts';
import { shownValue } from '../../env/shown-value.ts';
import type { Problem } from '../../env/target-reading.ts';
import type { Waiver } from '../../env/waiver.ts';
import { codes, type Code } from './codes.ts';
import { whyNotWaivable } from './why-not-waivable.ts';

/** A waiver whose code is one of the table. */
export type KnownWaiver = Waiver & { readonly code: Code };

/**
 * Holds waivers against the code table: each must name a code that there is and that may be waived. All problems at once; while
 * there is one, no waiver may be used.
 */
export function checkWaivers(waivers: readonly Waiver[]): {
  readonly waivers: readonly KnownWaiver[];
  readonly problems: readonly Problem[];
} {
  const problems = waivers.flatMap((waiver): Problem[] => {
    const sentence = problemOf(waiver);
    return sentence === undefined ? [] : [{ code: 'CONFIG_INVALID', sentence }];
  });
  return { waivers: waivers.filter(isKnown), problems };
}

function problemOf(waiver: Waiver): string | undefined {
  if (!isKnown(waiver)) {
    const close = closestWord(waiver.code, Object.keys(codes));
    if (close !== undefined)
      return `${waiver.place} waives ${waiver.code}, which is no code of docs/findings.md. Did you mean ${close}?`;
    return `${waiver.place} waives ${shownValue(waiver.code, [])}, which is no code of docs/findings.md.`;
  }
  const why = whyNotWaivable(waiver.code);
  return why === undefined
    ? undefined
    : `${waiver.place} waives ${waiver.code}, which cannot be waived: ${why}.`;
}

function isKnown(waiver: Waiver): waiver is KnownWaiver {
  return Object.hasOwn(codes, waiver.code);
}
