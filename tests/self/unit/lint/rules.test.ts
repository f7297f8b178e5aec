import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forbiddenWords } from '../../../../env/forbidden-words.ts';
import { brokenRules, type Snippet } from './lint-snippet.ts';

const spec = 'tests/chat/golden-path.spec.ts';

/** A spec of one test around the planted lines. */
function specWith(lines: string, title = 'answers a ping', details = "{ tag: ['@smoke'] }"): string {
  return [
    "import { expect, test } from '../../helpers/test.ts';",
    '',
    `test.describe('chat socket', ${details}, () => {`,
    `  test('${title}', async ({ chat, page }) => {`,
    `    ${lines}`,
    '    expect(await chat.ask(page)).toHold();',
    '  });',
    '});',
    '',
  ].join('\n');
}

interface Sin extends Snippet {
  readonly name: string;
  readonly rule: string;
}

const inSpecs: readonly Sin[] = [
  {
    name: 'an if',
    rule: 'no-restricted-syntax',
    file: spec,
    code: specWith('if (chat.isOpen) chat.close();'),
  },
  {
    name: 'a question mark',
    rule: 'no-restricted-syntax',
    file: spec,
    code: specWith('chat.say(chat.isOpen ? 1 : 2);'),
  },
  {
    name: 'a try',
    rule: 'no-restricted-syntax',
    file: spec,
    code: specWith('try { chat.close(); } finally { chat.open(); }'),
  },
  {
    name: 'a timer',
    rule: 'no-restricted-globals',
    file: spec,
    code: specWith('await new Promise((done) => setTimeout(done, 500));'),
  },
  {
    name: 'a sleep of the page',
    rule: 'playwright/no-wait-for-timeout',
    file: spec,
    code: specWith('await page.waitForTimeout(500);'),
  },
  { name: 'a skip', rule: 'playwright/no-skipped-test', file: spec, code: specWith('test.skip();') },
  { name: 'a fixme', rule: 'playwright/no-skipped-test', file: spec, code: specWith('test.fixme();') },
  { name: 'more time', rule: 'playwright/no-slowed-test', file: spec, code: specWith('test.slow();') },
  {
    name: 'a focus',
    rule: 'playwright/no-focused-test',
    file: spec,
    code: specWith('').replace("  test('", "  test.only('"),
  },
  {
    name: 'no assertion',
    rule: 'playwright/expect-expect',
    file: spec,
    code: specWith('').replace(/ {4}expect.*\n/, ''),
  },
  { name: 'no tag', rule: 'playwright/require-tags', file: spec, code: specWith('', 'answers', '{}') },
  {
    name: 'a tag of its own',
    rule: 'playwright/valid-test-tags',
    file: spec,
    code: specWith('', 'answers', "{ tag: ['@nice'] }"),
  },
  {
    name: 'a tag in the title',
    rule: 'playwright/valid-title',
    file: spec,
    code: specWith('', 'answers a ping @smoke'),
  },
  {
    name: 'a number in the title',
    rule: 'playwright/valid-title',
    file: spec,
    code: specWith('', 'answers 5 pings'),
  },
  {
    name: 'a "should" in the title',
    rule: 'playwright/valid-title',
    file: spec,
    code: specWith('', 'should answer'),
  },
  { name: 'a "works" in the title', rule: 'playwright/valid-title', file: spec, code: specWith('', 'works') },
  {
    name: 'a "correctly" in the title',
    rule: 'playwright/valid-title',
    file: spec,
    code: specWith('', 'answers correctly'),
  },
  {
    name: 'a capital in the title',
    rule: 'playwright/prefer-lowercase-title',
    file: spec,
    code: specWith('', 'Answers'),
  },
  {
    name: 'a skip in a test of the project',
    rule: 'playwright/no-skipped-test',
    file: 'tests/self/command/planted.spec.ts',
    code: specWith('test.skip();').replaceAll('../../helpers', '../../../helpers'),
  },
];

const everywhere: readonly Sin[] = [
  { name: 'console', rule: 'no-console', file: 'helpers/planted.ts', code: "console.log('a');\n" },
  { name: 'console in env', rule: 'no-console', file: 'env/planted.ts', code: "console.warn('a');\n" },
  { name: 'console in a spec', rule: 'no-console', file: spec, code: specWith("console.log('a');") },
  {
    name: 'process.env in helpers',
    rule: 'no-restricted-properties',
    file: 'helpers/planted.ts',
    code: "export const a = process.env['HOME'];\n",
  },
  {
    name: 'process.env in another file of env',
    rule: 'no-restricted-properties',
    file: 'env/planted.ts',
    code: "export const a = process.env['HOME'];\n",
  },
  {
    name: 'process.env in the stack',
    rule: 'no-restricted-properties',
    file: 'stack/planted.ts',
    code: 'export const { env } = process;\n',
  },
  {
    name: 'process.env by import',
    rule: 'no-restricted-imports',
    file: 'helpers/planted.ts',
    code: "import { env } from 'node:process';\nexport const a = env;\n",
  },
  {
    name: 'an empty catch',
    rule: 'no-restricted-syntax',
    file: 'helpers/planted.ts',
    code: 'try {\n  performance.now();\n} catch {\n  // nothing\n}\n',
  },
  {
    name: 'a name of several words in capitals',
    rule: 'golden-path/file-names',
    file: 'helpers/chatSocket.ts',
    code: 'export const a = 1;\n',
  },
  {
    name: 'utils.ts',
    rule: 'golden-path/file-names',
    file: 'helpers/chat/utils.ts',
    code: 'export const a = 1;\n',
  },
  {
    name: 'a folder common/',
    rule: 'golden-path/file-names',
    file: 'helpers/common/frame.ts',
    code: 'export const a = 1;\n',
  },
  {
    name: 'a folder lib/',
    rule: 'golden-path/file-names',
    file: 'stack/lib/frame.ts',
    code: 'export const a = 1;\n',
  },
  {
    name: 'a folder mocks/',
    rule: 'golden-path/file-names',
    file: 'tests/self/mocks/frame.ts',
    code: 'export const a = 1;\n',
  },
  {
    name: 'index.ts',
    rule: 'golden-path/file-names',
    file: 'helpers/chat/index.ts',
    code: 'export const a = 1;\n',
  },
  {
    name: 'a barrel',
    rule: 'golden-path/file-names',
    file: 'helpers/chat/chatting.ts',
    code: "export { Chat } from './chat.ts';\nexport { Turn } from './turn.ts';\n",
  },
  {
    name: 'a barrel with a star',
    rule: 'golden-path/file-names',
    file: 'helpers/chat/chatting.ts',
    code: "export * from './chat.ts';\nexport const a = 1;\n",
  },
];

const wordsRule = 'golden-path/no-forbidden-words';
const words: readonly Sin[] = [
  ...forbiddenWords.map((word) => ({
    name: `"${word}" in a prompt`,
    rule: wordsRule,
    file: 'env/prompts.ts',
    code: `export const a = (nonce: string) => \`For \${nonce}: please ${word} it.\`;\n`,
  })),
  {
    name: 'a word inside a longer one',
    rule: wordsRule,
    file: 'env/prompts.ts',
    code: "export const a = 'What is the latest figure?';\n",
  },
  {
    name: 'a word in a name of a user',
    rule: wordsRule,
    file: 'helpers/auth/account.ts',
    code: "export const a = 'tester@example.com';\n",
  },
  {
    name: 'a word in a nonce',
    rule: wordsRule,
    file: 'env/nonce.ts',
    code: "export const a = ['Botryogen'];\n",
  },
  {
    name: 'a word in the User-Agent',
    rule: wordsRule,
    file: 'helpers/http/http-client.ts',
    code: "export const userAgent = 'golden-path-e2e/0.1';\n",
  },
  {
    name: 'a word in a header name',
    rule: wordsRule,
    file: 'helpers/http/http-client.ts',
    code: "export const a = { headers: { 'X-Test-Type': 'a' } };\n",
  },
  {
    name: 'a word in a header of the socket',
    rule: wordsRule,
    file: 'helpers/chat/chat-socket.ts',
    code: "export const a = { headers: { ...{}, 'x-e2e': '1' } };\n",
  },
  {
    name: 'a word in a header that is set',
    rule: wordsRule,
    file: 'helpers/http/http-client.ts',
    code: "export const headers = new Headers();\nheaders.set('X-Test-Mode', '1');\n",
  },
  {
    name: 'a word in the title of a thread',
    rule: wordsRule,
    file: 'helpers/chat/threads.ts',
    code: 'export const a = (n: string) => ({ body: { title: `test thread ${n}` } });\n',
  },
  {
    name: 'a word in the names of a run',
    rule: wordsRule,
    file: 'helpers/fixtures/gear.ts',
    code: 'export const a = { nextName: () => `bot-${Date.now()}` };\n',
  },
  {
    name: 'another such header at the login',
    rule: wordsRule,
    file: 'helpers/auth/auth-client.ts',
    code: "export const a = { headers: { 'X-E2E-Test': '1' } };\n",
  },
  {
    name: 'the header of the login elsewhere',
    rule: wordsRule,
    file: 'helpers/chat/chat-socket.ts',
    code: "export const a = { headers: { 'X-E2E-Bypass-Key': '1' } };\n",
  },
];

const typed: readonly Sin[] = [
  {
    name: 'a forgotten await',
    rule: '@typescript-eslint/no-floating-promises',
    file: 'helpers/chat/ping.ts',
    withTypes: true,
    code: 'export function a(): void {\n  Promise.resolve(1);\n}\n',
  },
  {
    name: 'a promise where none is awaited',
    rule: '@typescript-eslint/no-misused-promises',
    file: 'helpers/chat/ping.ts',
    withTypes: true,
    code: 'export function a(): void {\n  [1].forEach(async (one) => {\n    await Promise.resolve(one);\n  });\n}\n',
  },
  {
    name: 'a forgotten await in a spec',
    rule: '@typescript-eslint/no-floating-promises',
    file: spec,
    withTypes: true,
    code: "import { expect, test } from '../../helpers/test.ts';\n\ntest.describe('chat', { tag: ['@smoke'] }, () => {\n  test('answers', ({ chat, prompt }) => {\n    chat.ask(prompt.multiply());\n    expect(1).toBe(1);\n  });\n});\n",
  },
];

describe('lint', () => {
  for (const sin of [...inSpecs, ...everywhere, ...words, ...typed]) {
    it(`catches ${sin.name}`, async () => {
      const broken = await brokenRules(sin);
      assert.ok(broken.includes(sin.rule), `only ${broken.join(', ') || 'nothing'}`);
    });
  }
});

describe('lint, of what is right', () => {
  const right: readonly (Snippet & { readonly name: string })[] = [
    { name: 'a spec', file: spec, code: specWith('await chat.close();') },
    {
      name: 'a spec, with types',
      file: spec,
      withTypes: true,
      code: "import { expect, test } from '../../helpers/test.ts';\n\ntest.describe('chat', { tag: ['@smoke'] }, () => {\n  test('answers', async ({ chat, prompt }) => {\n    expect(await chat.ask(prompt.multiply())).toAnswer();\n  });\n});\n",
    },
    {
      name: 'a prompt',
      file: 'env/prompts.ts',
      code: "export const a = 'What does that cost per month?';\n",
    },
    {
      name: 'the header of the login',
      file: 'helpers/auth/auth-client.ts',
      code: "export const a = { headers: { 'X-E2E-Bypass-Key': '1' } };\n",
    },
    {
      name: 'such a word in a sentence of ours',
      file: 'helpers/http/http-client.ts',
      code: "export const a = 'A timeout is no answer.';\n",
    },
    {
      name: 'process.env in its reader',
      file: 'env/read-target.ts',
      code: "export const a = process.env['HOME'];\n",
    },
    {
      name: 'process.env in the settings of the stack',
      file: 'stack/settings.ts',
      code: "export const a = process.env['HOME'];\n",
    },
    {
      name: 'a word to the terminal from the starter',
      file: 'helpers/run/start.mjs',
      code: "console.error(process.env['HOME']);\n",
    },
    {
      name: 'a line of the reporter',
      file: 'helpers/reporting/verdict-reporter.ts',
      code: "process.stdout.write('a');\n",
    },
    {
      name: 'a catch that answers',
      file: 'helpers/planted.ts',
      code: 'export function a(): number {\n  try {\n    return performance.now();\n  } catch {\n    return 0;\n  }\n}\n',
    },
  ];
  for (const snippet of right) {
    it(`passes ${snippet.name}`, async () => {
      assert.deepEqual(await brokenRules(snippet), []);
    });
  }
});
