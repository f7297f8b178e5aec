import type { Change } from './edit.ts';

/** The text of a file after the change. Throws when what is to be taken is not there exactly once: the proof would prove nothing. */
export function applyChange(text: string, { file, take, put = '' }: Change): string {
  const times = text.split(take).length - 1;
  if (times !== 1) {
    const where = JSON.stringify(take.trim().slice(0, 80));
    throw new Error(
      `${file} holds ${where} ${times} times instead of once. Bring the edit in tests/self/prove/edits.ts up to date.`,
    );
  }
  return text.replace(take, () => put);
}
