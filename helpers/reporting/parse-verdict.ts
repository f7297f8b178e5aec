import { z } from 'zod';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';

/** What those who read a verdict rest on; docs/verdict.schema.json says all of it. */
const schema = z.looseObject({
  schema: z.literal(1),
  target: z.string(),
  verdict: z.string(),
  scope: z.looseObject({}),
  findings: z.array(z.looseObject({ code: z.string(), sentence: z.string(), evidence: z.array(z.string()) })),
  checks: z.array(z.looseObject({ id: z.string(), title: z.string(), status: z.string() })),
  budgets: z.array(z.looseObject({})),
  waivers: z.array(z.looseObject({})),
  run: z.looseObject({ id: z.string(), startedAt: z.string(), urls: z.looseObject({}) }),
});

/** The verdict that the text of a `verdict.json` holds; undefined where it is cut off, or something else. */
export function parseVerdict(text: string): VerdictDocument | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return schema.safeParse(json).success ? (json as VerdictDocument) : undefined;
  } catch {
    return undefined;
  }
}
