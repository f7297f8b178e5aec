import type { Readable } from 'node:stream';

const limit = 4 * 1024 * 1024;

/** The first line of a stream, which is read on and thrown away after it. Rejects when there is none. */
export function firstLine(input: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = '';
    const done = (): void => {
      input.off('data', read);
      input.resume();
    };
    const read = (part: Buffer): void => {
      seen += part.toString('utf8');
      const end = seen.indexOf('\n');
      if (end < 0 && seen.length <= limit) return;
      done();
      if (end < 0) reject(new Error('The first line of the standard input is too long to be faults.'));
      else resolve(seen.slice(0, end));
    };
    input.on('data', read);
    input.once('end', () => reject(new Error('The standard input ended before it named the faults.')));
  });
}
