import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { claimOf } from '../diagnosis/verdict-claim.ts';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';

/** What a pipeline is told about the last finished run. */
export interface Outcome {
  readonly verdict: string;
  /** Whose kind of problem it is; empty when there is none. */
  readonly class: string;
  /** The code of what broke first; empty when nothing did. */
  readonly headline: string;
  /** One plain sentence about users. */
  readonly sentence: string;
  /** The summary of the run as Markdown. */
  readonly summary: string;
}

const schema = z.looseObject({
  schema: z.literal(1),
  target: z.string(),
  verdict: z.string(),
  class: z.string().nullable(),
  headline: z.looseObject({ code: z.string() }).nullable(),
  run: z.looseObject({ id: z.string(), startedAt: z.string() }),
});

/** Reads the verdict of the last finished run, and its summary. A run that left none proves nothing, and that is what is said. */
export function outcomeOf(reports: string): Outcome {
  const document = readDocument(join(reports, 'verdict.json'));
  if (document === undefined) {
    const sentence = 'The run left no verdict, so nothing is known. The log of the step says why.';
    return {
      verdict: 'HARNESS_ERROR',
      class: 'self',
      headline: 'HARNESS_ERROR',
      sentence,
      summary: `# ${sentence}`,
    };
  }
  const sentence = claimOf(document);
  const { id, startedAt } = document.run;
  const folder = join(reports, 'runs', `${startedAt.replace(/[:.]/g, '-')}-${document.target}-${id}`);
  const file = join(folder, 'summary.md');
  return {
    verdict: document.verdict,
    class: document.class ?? '',
    headline: document.headline?.code ?? '',
    sentence,
    summary: existsSync(file) ? readFileSync(file, 'utf8') : `# ${sentence}`,
  };
}

function readDocument(file: string): VerdictDocument | undefined {
  if (!existsSync(file)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  // What it holds beyond these fields is held to its own schema by the tests of the reporter.
  return schema.safeParse(json).success ? (json as VerdictDocument) : undefined;
}
