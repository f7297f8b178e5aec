import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} file Absolute.
 * @returns {string} Path from the root of the project, with forward slashes; begins with `../` outside of it.
 */
export function projectPath(file) {
  return relative(root, file).split(sep).join('/');
}
