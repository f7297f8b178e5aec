import type { Owner } from '../../env/owner.ts';
import { redact } from '../reporting/redact.ts';
import type { Class, Code, Layer, Severity } from './codes.ts';
import { codes } from './codes.ts';

/**
 * One thing that is wrong, by its code from the closed table. `sentence` is for a tired reader: what was expected,
 * what came. `evidence` are short lines of what was seen; secrets are redacted before anything is written.
 */
export interface Finding {
  readonly code: Code;
  readonly layer: Layer;
  readonly class: Class;
  readonly severity: Severity;
  readonly sentence: string;
  readonly evidence: readonly string[];
  /** Title of the test that found it; filled in by the fixture that hands the findings on. */
  readonly test?: string;
  /** The last day of the waiver that lowered it from `fail` to `degraded` (`YYYY-MM-DD`, UTC). */
  readonly waivedUntil?: string;
  /** When the test that found it began and ended, ISO 8601, UTC, by this machine's clock. */
  readonly seen?: { readonly from: string; readonly to: string };
  /** Whom `env/owners.json` names for it. */
  readonly owner?: Owner;
}

/**
 * Makes a finding from the table's row. `detail` follows the table's own sentence; leave it out when the sentence says it all.
 */
export function finding(code: Code, detail = '', evidence: readonly string[] = []): Finding {
  const row = codes[code];
  const sentence = detail === '' ? row.sentence : `${row.sentence} ${detail}`;
  return { code, layer: row.layer, class: row.class, severity: row.severity, sentence, evidence };
}

/** A wait or a request that could not be completed. Carries the finding that says why, and all that was seen in its evidence. */
export class FindingError extends Error {
  override readonly name = 'FindingError';

  constructor(readonly finding: Finding) {
    // Playwright's own reporters print the message as it is.
    super(
      redact(
        [`${finding.code}: ${finding.sentence}`, ...finding.evidence.map((line) => `  ${line}`)].join('\n'),
      ),
    );
    // Playwright prints the stack; where in the suite it was thrown says nothing about the product.
    this.stack = this.message;
  }
}
