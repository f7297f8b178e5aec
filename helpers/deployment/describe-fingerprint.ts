import type { Baseline, Fingerprint } from '../../env/baseline.ts';
import { compareFingerprints } from './compare-fingerprints.ts';
import { describeDifference } from './describe-difference.ts';
import { shortHash } from './short-hash.ts';

/** One line for each piece: how many parts it has, and a mark that is the same for the same parts. */
export function describeFingerprint(fingerprint: Fingerprint): readonly string[] {
  return Object.entries(fingerprint).map(([piece, parts]) => {
    const names = Object.keys(parts);
    const what = parts['answer'] === undefined ? `${names.length} parts` : `answered ${parts['answer']}`;
    return `${piece}: ${what}, ${shortHash(parts)}`;
  });
}

/** What differs from the accepted baseline, all of it by name. */
export function describeDrift(accepted: Baseline, now: Fingerprint): readonly string[] {
  return compareFingerprints(accepted.fingerprint, now).map((one) => describeDifference(one));
}
