import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { describeLadder } from '../ladder/describe-ladder.ts';
import type { LadderReport } from '../ladder/ladder-report.ts';

/**
 * The document with the ladder's line as the last evidence of the headline, for whoever reads `verdict.json` alone. Only where the
 * headline is what the ladder was climbed for: of another finding it says nothing.
 */
export function withLadder(document: VerdictDocument, ladder: LadderReport | undefined): VerdictDocument {
  const [first, ...others] = document.findings;
  if (!ladder || !first || first.code !== document.headline?.code) return document;
  if (first.code !== ladder.failure.first?.code || first.test !== ladder.failure.test) return document;
  const line = `the layers, probed once more: ${describeLadder(ladder).line}`;
  return { ...document, findings: [{ ...first, evidence: [...first.evidence, line] }, ...others] };
}
