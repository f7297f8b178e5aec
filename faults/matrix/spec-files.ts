import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const endings = /\.spec\.[tj]s$/;

/** The specs of the suite, without the tests of this project itself: `tests/chat/turn.spec.ts`, with forward slashes. */
export function specFiles(folder: string): readonly string[] {
  return readdirSync(join(folder, 'tests'), { recursive: true })
    .map((name) => `tests/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => endings.test(name) && !name.startsWith('tests/self/'))
    .toSorted();
}
