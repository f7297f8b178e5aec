import { z } from 'zod';
import { targetNames } from '../../env/target.ts';
import { turnRules } from '../chat/recorded-turn.ts';

const number = z.number();
const texts = z.array(z.string());

const askingSchema = z.looseObject({
  prompt: z.looseObject({ text: z.string(), nonce: z.string(), expects: texts }),
  userId: z.string(),
  sentAtUs: number,
  endedAtUs: number,
  ending: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['terminal', 'silent', 'stalled']) }),
    z.object({ kind: z.literal('closed'), code: number, reason: z.string() }),
  ]),
  earlierRuns: z.array(z.object({ runId: z.string(), ended: z.boolean() })),
  ownNonces: texts,
  secondSocket: z.enum(['alive', 'dead', 'not-asked']),
  lags: z.array(z.object({ atUs: number, lagUs: number, spanUs: number.exactOptional() })),
  limits: z.object({
    firstEventMs: number,
    gapMs: number,
    answerMs: number,
    eventLagMs: number,
    agentTimeoutMs: number,
  }),
});

/** What the lines of a recording must have for it to be judged; whatever else is in them is kept. */
export const recordingSchema = {
  header: z.looseObject({
    target: z.enum(targetNames).optional(),
    product: z.boolean(),
    check: z.string(),
    title: z.string(),
    askings: z.array(askingSchema).min(1),
  }),
  frame: z.looseObject({
    index: number,
    atUs: number,
    direction: z.enum(['in', 'out']),
    binary: z.boolean(),
    raw: z.string(),
  }),
  judged: z.looseObject({ rule: z.enum(turnRules), required: z.boolean(), findings: z.array(z.unknown()) }),
} as const;
