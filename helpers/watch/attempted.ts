import { FindingError } from '../diagnosis/finding.ts';
import { excerpt } from '../judge/excerpt.ts';
import type { Attempt } from './watch-sample.ts';

/** Does the work and says how it went. Never rejects. */
export async function attempted(work: () => Promise<void>): Promise<Attempt> {
  const startedMs = performance.now();
  const took = (): number => Math.round((performance.now() - startedMs) * 10) / 10;
  try {
    await work();
    return { ok: true, tookMs: took() };
  } catch (error) {
    const { code, sentence } =
      error instanceof FindingError
        ? error.finding
        : { code: undefined, sentence: error instanceof Error ? error.message : String(error) };
    return { ok: false, tookMs: took(), words: excerpt(sentence), ...(code === undefined ? {} : { code }) };
  }
}
