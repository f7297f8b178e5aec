import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** The rules of `eslint.config.js` without those that need types, so that a snippet need not be a file of the project. */
const withoutTypes = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false } },
      rules: tseslint.configs.disableTypeChecked.rules ?? {},
    },
  ],
});

/** The rules as they stand. The snippet takes the place of a file that is there. */
const withTypes = new ESLint({ cwd: root });

export interface Snippet {
  /** Where it would stand, from the root of the project. */
  readonly file: string;
  readonly code: string;
  readonly withTypes?: boolean;
}

/**
 * The rules that a snippet breaks so that `npm test` ends red, each once; a mere warning would not. A snippet that cannot be parsed
 * breaks `(parsing)`.
 */
export async function brokenRules({
  file,
  code,
  withTypes: isTyped = false,
}: Snippet): Promise<readonly string[]> {
  const eslint = isTyped ? withTypes : withoutTypes;
  const results = await eslint.lintText(code, { filePath: join(root, file) });
  const errors = results.flatMap(({ messages }) => messages.filter(({ severity }) => severity === 2));
  const rules = errors.map(({ ruleId }) => ruleId ?? '(parsing)');
  return [...new Set(rules)];
}
