import { finding, type Finding } from '../diagnosis/finding.ts';

/** One finding for the fields in which something tells secrets (`told-secrets.ts`); `who` begins the sentence. Values are never shown. */
export function secretsTold(who: string, fields: readonly string[]): readonly Finding[] {
  if (fields.length === 0) return [];
  return [finding('SECRET_TOLD', `${who} tells ${fields.slice(0, 5).join(', ')}.`)];
}
