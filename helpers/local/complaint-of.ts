import type { DockerAnswer } from '../deployment/compose-answers.ts';

/** The line that says what went wrong: the last that speaks of an error, else the last that is no warning, without its full stop. */
export function complaintOf({ stdout, stderr }: DockerAnswer): string {
  const lines = `${stdout}\n${stderr}`.split(/[\r\n]+/).map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !/level=(?:warning|info)|^WARN/.test(line));
  const error = telling.findLast((line) => /\berror\b|\bfailed\b|cannot|denied|not found/i.test(line));
  return (error ?? telling.at(-1) ?? 'nothing').replace(/[.!]+$/, '');
}
