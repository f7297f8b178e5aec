import type { SocketsRow } from '../diagnosis/verdict-document.ts';

/** The chat sockets of a run in one sentence: how many opened, how they ended, and whether any ended with 1011. */
export function describeSockets({ attempts, opened, ends }: SocketsRow): string {
  if (attempts === 0) return 'No chat socket was tried.';
  const part = (by: 'us' | 'them'): string =>
    ends
      .filter((end) => end.by === by)
      .map(({ code, count }) => `${count} with ${code}`)
      .join(', ') || 'none';
  const errors = ends.filter(({ code }) => code === 1011).reduce((sum, { count }) => sum + count, 0);
  return (
    `Chat sockets: ${opened} of ${attempts} attempts opened; ended by us: ${part('us')}; ` +
    `ended by the server: ${part('them')}; closes with 1011: ${errors}.`
  );
}
