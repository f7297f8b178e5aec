import type { Finding } from '../diagnosis/finding.ts';

/** Findings that say the same are said once: an error that kept every shard from running is one error. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    (one, at) =>
      findings.findIndex(({ code, sentence }) => code === one.code && sentence === one.sentence) === at,
  );
}
