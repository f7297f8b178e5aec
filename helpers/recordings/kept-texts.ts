import { redact } from '../reporting/redact.ts';
import { turnText } from './turn-text.ts';
import type { TurnRecord } from './turn-record.ts';

/** The texts out of which records were read: written once more as they are, they need not be made anew. */
const texts = new WeakMap<TurnRecord, string>();

export function keepText(record: TurnRecord, text: string): void {
  texts.set(record, text);
}

/** The text of a record, redacted by what this process knows. */
export function textOf(record: TurnRecord): string {
  const kept = texts.get(record);
  return kept !== undefined && redact(kept) === kept ? kept : turnText(record);
}
