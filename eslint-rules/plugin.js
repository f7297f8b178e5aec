import { fileNames } from './file-names.js';
import { judgementsOnly } from './judgements-only.js';
import { noForbiddenWords } from './no-forbidden-words.js';
import { reservedImports } from './reserved-imports.js';
import { walls } from './walls.js';

/** The project's own rules; each is proven in tests/self/unit/lint. */
export const plugin = {
  meta: { name: 'golden-path' },
  rules: {
    walls,
    'file-names': fileNames,
    'judgements-only': judgementsOnly,
    'no-forbidden-words': noForbiddenWords,
    'reserved-imports': reservedImports,
  },
};
