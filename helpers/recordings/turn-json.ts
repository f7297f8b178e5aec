import type { ConcludedTurn } from './conclude-turn.ts';

/** What `--json` says of a recording; the recording itself is the file. */
export function turnJson({ found, ...concluded }: ConcludedTurn): Readonly<Record<string, unknown>> {
  const { file, record, unknown } = found;
  const { run, target, check, title, askedAt, recording } = record;
  return { file, run, target, check, title, askedAt, asked: recording.prompt.text, ...concluded, unknown };
}
