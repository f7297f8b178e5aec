import { defineConfig, globalIgnores } from 'eslint/config';
import playwright from 'eslint-plugin-playwright';
import { tsImport } from 'tsx/esm/api';
import tseslint from 'typescript-eslint';
import { plugin } from './eslint-rules/plugin.js';
import { tags } from './eslint-rules/tags.js';

/** @type {typeof import('./env/forbidden-words.ts')} */
const { forbiddenWords: words } = await tsImport('./env/forbidden-words.ts', import.meta.url);

const specs = ['tests/**/*.spec.ts'];
const selfTests = ['tests/self/**'];

const emptyCatch = {
  selector: 'CatchClause > BlockStatement[body.length=0]',
  message: 'An empty catch hides what went wrong: handle it, or let it through.',
};
const branch = {
  selector:
    'IfStatement, ConditionalExpression, SwitchStatement, LogicalExpression[operator="&&"], TryStatement',
  message: 'A spec takes one way: what may differ is judged by a helper, or needs a spec of its own.',
};
const anyOrSome = {
  selector: 'CallExpression[callee.object.name="Promise"][callee.property.name=/^(?:allSettled|any|race)$/]',
  message: 'One of several that failed has failed: use Promise.all, which says so.',
};
/** Expected to fail, tried again, or given more time: ways in which red becomes green. */
const turnedRed = [
  {
    selector: 'MemberExpression[object.name="test"][property.name="fail"]',
    message:
      'A test that is expected to fail passes while something is broken. A known finding is a waiver (env/waivers.json).',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(?:configure|setTimeout)$/]',
    message: 'Retries, timeouts and order are those of playwright.config.ts, for every test alike.',
  },
];
const untrustedTls = [
  {
    selector:
      'Property[key.name=/^(?:rejectUnauthorized|checkServerIdentity)$/], Property[key.value=/^(?:rejectUnauthorized|checkServerIdentity)$/]',
    message: 'Certificates are always checked: without that a wrong host passes as the right one.',
  },
  {
    selector:
      'Literal[value="NODE_TLS_REJECT_UNAUTHORIZED"], Identifier[name="NODE_TLS_REJECT_UNAUTHORIZED"]',
    message: 'Certificates are always checked: without that a wrong host passes as the right one.',
  },
];
const madeFrame = {
  selector: 'Property[key.name="direction"] > Literal[value="in"]',
  message: 'Only the socket records what came in (helpers/chat/chat-socket.ts).',
};
const skipped = {
  selector:
    'CallExpression[callee.property.name=/^(?:skip|fixme|fail|slow)$/]:matches([callee.object.name=/^(?:test|testInfo|base)$/], [callee.object.property.name="testInfo"], [callee.object.callee.property.name="info"])',
  message:
    'Only helpers/fixtures/premises.ts ends a test early, with a word why; see `demand` and `power` there.',
};
/** Words that make a title longer and say nothing. */
const emptyWords = ['should', 'works', 'correctly'];
const noNumbers = [
  String.raw`[@\d]`,
  'No tags, numbers or tickets in titles: tags go into the details object, figures into a budget.',
];
const slept = 'A wait ends by what it waits for. Waiting belongs to the socket (helpers/chat).';

export default defineConfig(
  globalIgnores(['reports/', '.stryker-tmp/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // What the compiler does not see, in every file.
  {
    plugins: { 'golden-path': plugin },
    rules: {
      'golden-path/walls': 'error',
      'golden-path/file-names': 'error',
      'golden-path/reserved-imports': 'error',
      'no-restricted-syntax': ['error', emptyCatch],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:process', message: 'Read the environment where it is validated: env/.' }] },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-constant-binary-expression': 'error',
      'no-constant-condition': 'error',
      'no-control-regex': 'off', // control characters are what some of our expressions look for
      'no-debugger': 'error',
      'no-else-return': 'error',
      'no-empty': 'error',
      'no-empty-pattern': 'error', // off in specs by their plugin
      'no-fallthrough': 'error',
      'no-irregular-whitespace': 'error',
      'no-promise-executor-return': 'off', // `resolve => setTimeout(resolve, ms)` says it best
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-assignment': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },

  // TypeScript, with types: a forgotten await is the way in which a check passes without having checked.
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // node:test waits for its own tests.
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
      // Types say what should come over the wire; our checks ask what did.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A third of the whole time between them: there is no enum here, and classes are few.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/require-await': 'off', // an async function turns what it throws into a rejection
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: { console: 'readonly', performance: 'readonly', process: 'readonly', URL: 'readonly' },
    },
    rules: { 'no-undef': 'error' },
  },

  // The environment is read and validated in one place; everything else is handed what it needs.
  {
    ignores: [
      'env/read-target.ts',
      'env/run-environment.ts',
      'stack/settings.ts',
      'helpers/run/start.mjs',
      'tests/self/**',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment where it is validated: env/.' },
      ],
    },
  },
  // Runs in the page, not here.
  {
    files: ['helpers/browser/watch-views.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'location',
          'MutationObserver',
          'NodeFilter',
          'getComputedStyle',
          'scrollX',
          'scrollY',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  // The page's own console is where a browser is told what went wrong.
  { files: ['stack/frontend/app/**'], rules: { 'no-console': 'off' } },
  // Starters talk to the terminal before anything else is there to do it.
  { files: ['helpers/{browser,doctor,run}/start.mjs', 'tests/self/*.mjs'], rules: { 'no-console': 'off' } },

  // Words that change how the product behaves.
  {
    files: ['env/prompts.ts', 'env/nonce.ts', 'helpers/auth/account.ts'],
    rules: { 'golden-path/no-forbidden-words': ['error', { words, where: 'file' }] },
  },
  {
    files: ['helpers/{auth,chat,fixtures,http,ladder,run,watch}/**/*.ts'],
    ignores: ['helpers/auth/account.ts', 'helpers/auth/auth-client.ts', 'helpers/auth/bypass-headers.ts'],
    rules: { 'golden-path/no-forbidden-words': ['error', { words, where: 'wire' }] },
  },
  {
    // The login call of staging is the one exception: that header is how it is called.
    files: ['helpers/auth/auth-client.ts'],
    rules: {
      'golden-path/no-forbidden-words': ['error', { words, where: 'wire', allow: ['X-E2E-Bypass-Key'] }],
    },
  },
  {
    // The other exception: that these headers do not let a forged token in is what one check asks.
    files: ['helpers/auth/bypass-headers.ts'],
    rules: {
      'golden-path/no-forbidden-words': [
        'error',
        {
          words,
          where: 'wire',
          allow: ['X-E2E-Test', 'X-Test-Type', 'X-Test-Environment', 'X-Test-Mode', 'E2E'],
        },
      ],
    },
  },

  // What talks to a target: it trusts no wrong certificate, makes up no frame, and ends no test without a word why.
  {
    files: ['helpers/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', emptyCatch, ...untrustedTls, madeFrame, skipped] },
  },
  {
    files: ['helpers/fixtures/premises.ts'],
    rules: { 'no-restricted-syntax': ['error', emptyCatch, ...untrustedTls, madeFrame] },
  },

  // Every Playwright test, of the product and of the project itself.
  {
    files: specs,
    extends: [playwright.configs['flat/recommended']],
    rules: {
      'no-restricted-syntax': ['error', emptyCatch, ...turnedRed],
      'playwright/expect-expect': 'error',
      'playwright/no-conditional-expect': 'error',
      'playwright/no-focused-test': 'error',
      'playwright/no-identical-title': 'error',
      'playwright/no-skipped-test': ['error', { disallowFixme: true }],
      'playwright/no-slowed-test': 'error',
      'playwright/no-wait-for-timeout': 'error',
      'playwright/prefer-lowercase-title': 'error',
      'playwright/require-top-level-describe': 'error',
      'playwright/valid-title': ['error', { disallowedWords: emptyWords }],
    },
  },
  // The specs about a target: one behaviour each, in plain sight.
  {
    files: specs,
    ignores: selfTests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({ name, message: slept })),
      ],
      'no-restricted-syntax': [
        'error',
        ...[emptyCatch, branch, anyOrSome, ...turnedRed, ...untrustedTls, madeFrame],
      ],
      'golden-path/judgements-only': 'error',
      'playwright/no-conditional-in-test': 'error',
      'playwright/require-tags': 'error',
      'playwright/valid-title': ['error', { disallowedWords: emptyWords, mustNotMatch: noNumbers }],
      'playwright/valid-test-tags': ['error', { allowedTags: tags }],
    },
  },
  {
    files: selfTests,
    ignores: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-dynamic-delete': 'off', // they put the environment back as they found it
      '@typescript-eslint/no-misused-spread': 'off', // they take texts apart that they made themselves
      'no-template-curly-in-string': 'off', // they hold code as text
      'playwright/no-conditional-in-test': 'off', // they judge processes on several systems
    },
  },
);
