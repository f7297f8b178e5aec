import { parseArgs } from 'node:util';

/** What `npm run prove` is asked to do. */
export interface ProveOptions {
  /** Rows of docs/false-success.md; undefined for all that have an edit. */
  readonly rows: readonly string[] | undefined;
  /** How many are proven at once. */
  readonly jobs: number;
  readonly write: boolean;
}

const mostJobs = 16;

/** Reads the words of `npm run prove`. Throws one sentence about what is wrong with them. */
export function readProveOptions(words: readonly string[], known: readonly string[]): ProveOptions {
  const { only, jobs, write } = parsed(words);
  const rows = only?.split(',');
  const unknown = rows?.filter((row) => !known.includes(row)) ?? [];
  if (unknown.length > 0) {
    throw new Error(
      `No rule can be taken away for ${unknown.join(', ') || 'nothing'}; there are edits for ${[...new Set(known)].join(', ')}.`,
    );
  }
  const count = Number(jobs);
  if (!Number.isInteger(count) || count < 1 || count > mostJobs) {
    throw new Error(`--jobs must be a whole number from 1 to ${mostJobs}, not ${jobs}.`);
  }
  return { rows, jobs: count, write };
}

function parsed(words: readonly string[]): {
  readonly only?: string;
  readonly jobs: string;
  readonly write: boolean;
} {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        only: { type: 'string' },
        jobs: { type: 'string', default: '2' },
        write: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    const [first = ''] = (error as Error).message.split(/\. |\n/);
    throw new Error(`${first.replace(/\.$/, '')}. npm run prove -- [--only S12,S34] [--jobs 2] [--write]`, {
      cause: error,
    });
  }
}
