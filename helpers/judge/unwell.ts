import { finding, type Finding } from '../diagnosis/finding.ts';
import { illParts } from './ill-parts.ts';

/** A health body that is contradicted by what it says of its own parts (`ill-parts.ts`); `who` begins the sentence. */
export function unwell(json: unknown, who: string, evidence: readonly string[]): readonly Finding[] {
  const parts = illParts(json);
  if (parts.length === 0) return [];
  return [
    finding('HEALTH_BODY_UNHEALTHY', `${who}, and of its parts it says: ${parts.join(', ')}.`, evidence),
  ];
}
