import { z } from 'zod';
import { targetNames } from './target.ts';

/** One line of text. `must` finishes the sentence "it must be …"; no message repeats the value. */
function line(must: string, holds: (text: string) => boolean = () => true) {
  return z
    .string({ error: must })
    .transform((text) => text.trim())
    .refine((text) => text !== '' && !/[\r\n]/.test(text) && holds(text), { error: must });
}

/** One entry of `env/waivers.json`: every field is required, and there are no others. */
export const waiverSchema = z.strictObject({
  target: z.enum(targetNames, { error: `one of ${targetNames.join(', ')}` }),
  code: line('the code of a finding, such as EVENT_GAP', (text) => /^[A-Z][A-Z\d_]+$/.test(text)),
  reason: line('one line that says what is known to be broken'),
  link: line('the https:// address where it is being mended', isLink),
  expires: line('the last day on which it is in force, as YYYY-MM-DD', isDay),
});

function isLink(text: string): boolean {
  return /^https:\/\/[^\s/@]+(?:\/\S*)?$/i.test(text) && URL.canParse(text);
}

/** A day that the calendar has: 2026-02-30 is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
