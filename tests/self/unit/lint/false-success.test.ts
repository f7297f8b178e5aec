import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matchers } from '../../../../eslint-rules/matchers.js';
import { crowdMatchers } from '../../../../helpers/matchers/crowd-matchers.ts';
import { judgementMatchers } from '../../../../helpers/matchers/judgement-matchers.ts';
import { turnMatchers } from '../../../../helpers/matchers/turn-matchers.ts';
import { brokenRules, type Snippet } from './lint-snippet.ts';

/** Ways in which the suites before this one were green while nobody could chat, as lines of code (docs/false-success.md). */
interface Sin extends Snippet {
  readonly name: string;
  readonly rule: string;
}

const spec = 'tests/chat/golden-path.spec.ts';
const selfSpec = 'tests/self/command/planted.spec.ts';

/** A spec of one test that asserts properly, with the planted lines before it. */
function specWith(lines: string): string {
  return [
    "import { expect, test } from '../../helpers/test.ts';",
    '',
    "test.describe('chat socket', { tag: ['@smoke'] }, () => {",
    "  test('answers a ping', async ({ chat, other }) => {",
    `    ${lines}`,
    '    expect(await chat.ask(other)).toHold();',
    '  });',
    '});',
    '',
  ].join('\n');
}

const judgementsOnly = 'golden-path/judgements-only';
const asserted = [
  ['what is always true', 'expect(true).toBe(true);'],
  ['what is always true, as a judgement', 'expect(true).toHold();'],
  ['two figures of its own', 'expect(500000).toBeGreaterThanOrEqual(500000);'],
  ['that something came', 'expect(chat).toBeTruthy();'],
  ['that something took a while', 'expect(chat.tookMs).toBeGreaterThan(100);'],
  ['that a status is none of two', 'expect(chat.status).not.toBe(403);'],
  ['that a status is one of many', 'expect([200, 404, 500]).toContain(chat.status);'],
  ['a judgement that it made up', "expect({ findings: [], evidence: ['looks good'] }).toHold();"],
  ['turns that it made up', 'expect([{}, {}]).toAnswerEachMessageAnew();'],
  ['that something does not hold', 'expect(chat).not.toHold();'],
  ['again until it holds', 'await expect(chat).toPass();'],
  ['by polling', 'await expect.poll(() => chat.status).toBe(200);'],
  ['about a promise', 'await expect(chat.ask(other)).resolves.toHold();'],
  ['softly what is always true', 'expect.soft(1).toBe(1);'],
] as const;

const reserved = 'golden-path/reserved-imports';
const sins: readonly Sin[] = [
  ...asserted.map(([name, line]) => ({
    name: `a spec that asserts ${name}`,
    rule: judgementsOnly,
    file: spec,
    code: specWith(line),
  })),
  ...['allSettled', 'any', 'race'].map((name) => ({
    name: `Promise.${name} in a spec, with which some may fail`,
    rule: 'no-restricted-syntax',
    file: spec,
    code: specWith(`await Promise.${name}([chat.ask(other)]);`),
  })),
  {
    name: 'a test that is expected to fail',
    rule: 'no-restricted-syntax',
    file: spec,
    code: specWith('').replace("  test('", "  test.fail('"),
  },
  {
    name: 'a test that says of itself that it will fail',
    rule: 'no-restricted-syntax',
    file: spec,
    code: specWith('test.fail();'),
  },
  {
    name: 'such a test of the project',
    rule: 'no-restricted-syntax',
    file: selfSpec,
    code: specWith('test.fail();').replaceAll('../../helpers', '../../../helpers'),
  },
  {
    name: 'retries of its own',
    rule: 'no-restricted-syntax',
    file: spec,
    code: specWith('').replace('  test(', '  test.describe.configure({ retries: 2 });\n  test('),
  },
  {
    name: 'a longer timeout of its own',
    rule: 'no-restricted-syntax',
    file: spec,
    code: specWith('test.setTimeout(600000);'),
  },
  ...['rejectUnauthorized: false', 'checkServerIdentity: () => undefined', "'rejectUnauthorized': false"].map(
    (option) => ({
      name: `a certificate that is not checked: ${option}`,
      rule: 'no-restricted-syntax',
      file: 'helpers/http/http-client.ts',
      code: `export const a = { ${option} };\n`,
    }),
  ),
  {
    name: 'certificates that are checked nowhere',
    rule: 'no-restricted-syntax',
    file: 'helpers/run/planted.ts',
    code: "export const a = (set: (name: string, value: string) => void): void =>\n  set('NODE_TLS_REJECT_UNAUTHORIZED', '0');\n",
  },
  {
    name: 'a frame that nobody sent',
    rule: 'no-restricted-syntax',
    file: 'helpers/chat/chat.ts',
    code: "export const a = { index: 0, direction: 'in', raw: '{}' };\n",
  },
  ...['test.skip();', 'testInfo.skip();', 'this.testInfo.fixme();', 'test.info().skip();'].map((line) => ({
    name: `a skip in a helper: ${line}`,
    rule: 'no-restricted-syntax',
    file: 'helpers/fixtures/chat.ts',
    code: `export function a(this: any, test: any, testInfo: any): void {\n  ${line}\n}\n`,
  })),
  {
    name: 'a login that was signed here',
    rule: reserved,
    file: 'helpers/auth/auth-client.ts',
    code: "import { SignJWT } from 'jose';\nexport const a = SignJWT;\n",
  },
  {
    name: 'a login that was signed by hand',
    rule: reserved,
    file: 'helpers/fixtures/session.ts',
    code: "import { createHmac } from 'node:crypto';\nexport const a = createHmac;\n",
  },
  {
    name: 'all of what signs, under another name',
    rule: reserved,
    file: 'helpers/auth/auth-client.ts',
    code: "import * as tokens from 'jose';\nexport const a = tokens;\n",
  },
  {
    name: 'what signs, later on',
    rule: reserved,
    file: 'helpers/auth/auth-client.ts',
    code: "export const a = await import('jose');\n",
  },
  {
    name: 'a socket beside the one that records',
    rule: reserved,
    file: 'helpers/chat/chat.ts',
    code: "import { WebSocket } from 'ws';\nexport const a = WebSocket;\n",
  },
  {
    name: 'a frame that a helper read itself',
    rule: reserved,
    file: 'helpers/chat/chat.ts',
    code: "import { readFrame } from './read-frame.ts';\nexport const a = readFrame;\n",
  },
  {
    name: 'a turn that nobody asked, in a spec',
    rule: reserved,
    file: 'tests/chat/planted.ts',
    code: "import { RecordedTurn } from '../../helpers/chat/recorded-turn.ts';\nexport const a = RecordedTurn;\n",
  },
  {
    name: 'a turn that is handed on',
    rule: reserved,
    file: 'helpers/fixtures/chat.ts',
    code: "export { RecordedTurn } from '../chat/recorded-turn.ts';\nexport const b = 1;\n",
  },
];

describe('lint, against false success', () => {
  for (const sin of sins) {
    it(`catches ${sin.name}`, async () => {
      const broken = await brokenRules(sin);
      assert.ok(broken.includes(sin.rule), `only ${broken.join(', ') || 'nothing'}`);
    });
  }

  it('lets those have it who make it', async () => {
    const makers: readonly Snippet[] = [
      {
        file: 'helpers/auth/forge-token.ts',
        code: "import { SignJWT } from 'jose';\nexport const a = SignJWT;\n",
      },
      {
        file: 'helpers/chat/chat-socket.ts',
        code: "import { WebSocket } from 'ws';\nimport { readFrame } from './read-frame.ts';\nexport const a = [WebSocket, readFrame];\n",
      },
      {
        file: 'helpers/chat/chat.ts',
        code: "import { RecordedTurn } from './recorded-turn.ts';\nexport const a = RecordedTurn;\n",
      },
      {
        file: 'helpers/judge/judge-delivery.ts',
        code: "import type { RecordedTurn } from '../chat/recorded-turn.ts';\nexport type A = RecordedTurn;\n",
      },
      {
        file: 'helpers/fixtures/premises.ts',
        code: 'export function a(this: any): void {\n  this.testInfo.skip(true);\n}\n',
      },
      {
        file: 'helpers/auth/auth-client.ts',
        code: "import { decodeJwt } from 'jose';\nexport const a = decodeJwt;\n",
      },
    ];
    for (const one of makers) {
      const rules = (await brokenRules(one)).filter((rule) => !rule.startsWith('@typescript-eslint/'));
      assert.deepEqual(rules, [], one.file);
    }
  });

  it('lets a spec assert by judgements, softly and about several turns', async () => {
    const code = specWith(
      'expect.soft(chat).toFollowTheGoldenPath(); expect.soft([chat, other]).toAnswerEachMessageAnew();',
    );
    assert.deepEqual(await brokenRules({ file: spec, code }), []);
  });
});

describe('the closed list of matchers', () => {
  it('holds every matcher of the suite, and no other', () => {
    const ours = [judgementMatchers, turnMatchers, crowdMatchers].flatMap((some) => Object.keys(some));
    assert.deepEqual([...matchers].toSorted(), ours.toSorted());
  });
});
