import type { RevisionSample } from './revision-sample.ts';

/**
 * What an answer asked many times shows of the build: its mark, by its piece; several marks where several revisions answered. A
 * server's own error shows nothing of it.
 */
export function buildOfSample({ piece, answers }: RevisionSample): Readonly<Record<string, string>> {
  const marks = new Set(answers.filter(({ status }) => status < 400).map(({ mark }) => mark));
  return marks.size === 0 ? {} : { [piece]: [...marks].toSorted().join(' + ') };
}
