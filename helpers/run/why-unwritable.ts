import { accessSync, constants, existsSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Why nothing can be written below a folder; undefined when it can. The folder need not exist yet, and is not made: Node tries for ever
 * to make one in a file system that takes none, such as /proc. The starter has the same in plain JavaScript, since it stands alone.
 */
export function whyUnwritable(folder: string): string | undefined {
  const above = dirname(folder);
  if (!existsSync(folder)) return above === folder ? 'it does not exist' : whyUnwritable(above);
  if (!statSync(folder).isDirectory()) return `${folder} is a file`;
  try {
    accessSync(folder, constants.W_OK);
    rmdirSync(mkdtempSync(join(folder, '.golden-path-')));
    return undefined;
  } catch (error) {
    return `nothing can be made in ${folder} (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
  }
}
