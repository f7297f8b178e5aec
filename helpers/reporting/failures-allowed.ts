import { stripVTControlCharacters } from 'node:util';

/**
 * How many failures the run was allowed (`--max-failures`), where a message of Playwright outside any test says that it ended the run
 * at that number; undefined for any other message. Whoever asked for it knows of it: it is no mistake of anybody.
 */
export function failuresAllowed(message: string): number | undefined {
  const [, count] =
    /^Testing stopped early after (\d+) maximum allowed failures?\.$/.exec(
      stripVTControlCharacters(message).trim(),
    ) ?? [];
  return count === undefined ? undefined : Number(count);
}
