import { fileNames } from './file-names.js';
import { noForbiddenWords } from './no-forbidden-words.js';
import { walls } from './walls.js';

/** The project's own rules; each is proven in tests/self/unit/lint. */
export const plugin = {
  meta: { name: 'golden-path' },
  rules: { walls, 'file-names': fileNames, 'no-forbidden-words': noForbiddenWords },
};
