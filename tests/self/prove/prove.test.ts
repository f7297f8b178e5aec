import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { applyChange } from './apply-change.ts';
import type { Edit } from './edit.ts';
import { edits } from './edits.ts';
import { flawOf, sentenceOf, type Proof } from './proof.ts';
import { runTest, type TestRun } from './run-test.ts';
import { TreeCopy } from './tree-copy.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('an edit of the proof', () => {
  for (const { row, changes, test, only } of edits) {
    it(`finds what it takes away exactly once: ${row}`, () => {
      for (const change of changes) {
        const before = readFileSync(join(root, change.file), 'utf8');
        assert.notEqual(applyChange(before, change), before);
      }
      assert.ok(existsSync(join(root, test)));
      if (only !== undefined) assert.doesNotThrow(() => new RegExp(only));
    });
  }

  it('is refused when what it takes away is not there, or there twice', () => {
    const change = { file: 'a.ts', take: 'x = 1;' };
    assert.throws(() => applyChange('y = 1;', change), /a\.ts holds "x = 1;" 0 times instead of once/);
    assert.throws(() => applyChange('x = 1; x = 1;', change), /2 times instead of once/);
    assert.equal(applyChange('a; x = 1; b', change), 'a;  b');
    assert.equal(applyChange('x = 1;', { ...change, put: '$&' }), '$&');
  });
});

describe('a proof', () => {
  const run = (part: Partial<TestRun>): TestRun => ({
    exitCode: 0,
    passed: 4,
    failed: 0,
    output: '',
    ...part,
  });
  const red = run({ exitCode: 1, passed: 3, failed: 1 });
  const edit: Edit = { row: 'S99', without: 'the rule', changes: [], test: 'tests/self/a.test.ts' };
  const proof = (whole: TestRun, without: TestRun): Proof => ({ edit, whole, without });

  it('holds when the test is green with the rule and red without it', () => {
    assert.equal(flawOf(proof(run({}), red)), undefined);
    assert.equal(
      sentenceOf(proof(run({}), red)),
      'S99 without the rule → tests/self/a.test.ts red (exit 1, 1 of 4 failing)',
    );
  });

  it('does not hold for anything else', () => {
    for (const [whole, without, flaw] of [
      [run({}), run({}), /green without the rule/],
      [red, red, /red with the rule in place as well/],
      [run({ passed: 0 }), red, /no test ran/],
      [run({}), run({ exitCode: 1, passed: 0, failed: 1 }), /1 tests ran without the rule, 4 with it/],
      [run({}), run({ exitCode: null, failed: 0 }), /had to be killed/],
    ] as const) {
      assert.match(flawOf(proof(whole, without)) ?? '', flaw);
      assert.match(sentenceOf(proof(whole, without)), /NOT PROVEN/);
    }
  });
});

describe('a copy of the tree', () => {
  const folder = mkdtempSync(join(tmpdir(), 'golden-path-prove-test-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...words: string[]): string =>
    execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' });
  git('init', '--quiet');
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n*.secrets.env\n');
  writeFileSync(join(folder, 'key.secrets.env'), 'KEY=a\n');
  writeFileSync(join(folder, 'rule.mjs'), 'export const rule = true;\n');
  writeFileSync(
    join(folder, 'rule.test.mjs'),
    "import { it } from 'node:test';\nimport { rule } from './rule.mjs';\nit('has its rule', () => { if (!rule) throw new Error('gone'); });\nit('is there', () => {});\n",
  );
  writeFileSync(join(folder, 'gone.txt'), 'tracked and deleted\n');
  git('add', 'gone.txt');
  rmSync(join(folder, 'gone.txt'));

  it('holds what git would track, and is as before after an edit', async () => {
    const copy = TreeCopy.of(folder);
    try {
      for (const name of ['rule.mjs', 'node_modules']) assert.ok(existsSync(join(copy.root, name)), name);
      for (const name of ['key.secrets.env', 'gone.txt']) assert.ok(!existsSync(join(copy.root, name)), name);
      const change = { file: 'rule.mjs', take: 'true', put: 'false' };
      const seen = await copy.without([change], async () =>
        readFileSync(join(copy.root, 'rule.mjs'), 'utf8'),
      );
      assert.equal(seen, 'export const rule = false;\n');
      assert.equal(readFileSync(join(copy.root, 'rule.mjs'), 'utf8'), 'export const rule = true;\n');
      assert.equal(readFileSync(join(folder, 'rule.mjs'), 'utf8'), 'export const rule = true;\n');
      const wrong = { file: 'rule.mjs', take: 'absent' };
      await assert.rejects(
        copy.without([change, wrong], async () => undefined),
        /0 times/,
      );
      assert.equal(readFileSync(join(copy.root, 'rule.mjs'), 'utf8'), 'export const rule = true;\n');
    } finally {
      copy.remove();
    }
    assert.ok(!existsSync(copy.root));
  });
});

describe('a test that is run in a copy', () => {
  it('is counted, green and red', async () => {
    const copy = TreeCopy.of(root);
    try {
      const test = 'tests/self/unit/env/closest-word.test.ts';
      const whole = await runTest(copy, { test });
      assert.ok(whole.exitCode === 0 && whole.passed > 1 && whole.failed === 0, whole.output);
      const changes = [
        {
          file: test,
          take: "import assert from 'node:assert/strict';",
          put: "import assert from 'node:assert/strict';\ntest('is red', () => assert.fail());",
        },
      ];
      const broken = await copy.without(changes, () => runTest(copy, { test }));
      assert.equal(broken.exitCode, 1, broken.output);
      assert.deepEqual([broken.passed, broken.failed], [whole.passed, 1]);
    } finally {
      copy.remove();
    }
  });
});
