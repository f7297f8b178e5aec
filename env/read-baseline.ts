import { baselineFile } from './baseline-file.ts';
import { baselineSchema, type Baseline } from './baseline.ts';
import { readText } from './read-text.ts';
import type { TargetName } from './target.ts';

/** Neither of both when nothing has been accepted yet. */
export interface BaselineReading {
  readonly baseline?: Baseline;
  /** A whole sentence about a file that is not what it should be. */
  readonly problem?: string;
}

/** Reads what was accepted for a target. Never throws. */
export function readBaseline(target: TargetName): BaselineReading {
  const file = baselineFile(target);
  const { text, problem } = readText(file);
  if (problem !== undefined) return { problem: `${file} ${problem}` };
  if (text === undefined) return {};
  const parsed = baselineSchema.safeParse(json(text));
  const advice = `Write it anew with: npm run baseline -- --project ${target} --accept`;
  if (!parsed.success) return { problem: `${file} is no baseline. ${advice}` };
  if (parsed.data.target !== target) {
    return { problem: `${file} is the baseline of ${parsed.data.target}, not of ${target}. ${advice}` };
  }
  return { baseline: parsed.data };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
