import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FindingError, type Finding } from '../../../helpers/diagnosis/finding.ts';
import type { Judgement } from '../../../helpers/judge/judgement.ts';
import { mutedRules } from './muted-rules.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const room = 'helpers/judge';
const files = readdirSync(join(root, room)).filter((name) => /^judge-.*\.ts$/.test(name));
const rules = await Promise.all(files.map(rulesIn));

/** The rules that a file of the judge exports. */
async function rulesIn(file: string): Promise<{ readonly file: string; readonly names: readonly string[] }> {
  const exported = (await import(pathToFileURL(join(root, room, file)).href)) as Record<string, unknown>;
  const names = Object.keys(exported).filter((name) => typeof exported[name] === 'function');
  return { file, names: names.filter((name) => name.startsWith('judge')) };
}

/** What a rule is content with, in words; undefined when it is not content: red, empty-handed, or not able to see. */
async function contentment(feed: () => unknown): Promise<string | undefined> {
  let said: unknown;
  try {
    said = await feed();
  } catch (error) {
    if (error instanceof FindingError && error.finding.severity !== 'info') return undefined;
    throw error;
  }
  if (said === undefined) return 'it says nothing';
  const judged = said as Judgement & { readonly observable?: boolean };
  const findings = Array.isArray(said) ? (said as readonly Finding[]) : judged.findings;
  if (findings.some(({ severity }) => severity !== 'info')) return undefined;
  if (Array.isArray(said)) return 'it finds nothing wrong';
  const cannotSee = judged.observable === false || (judged.unmeasurable ?? []).length > 0;
  return cannotSee || judged.evidence.length === 0
    ? undefined
    : `it finds nothing wrong, and shows ${judged.evidence.join('; ')}`;
}

describe('every rule of the judge', () => {
  it('is in the table of muted rules, and the table names no other', () => {
    assert.ok(files.length > 20);
    assert.deepEqual(
      rules.filter(({ names }) => names.length === 0).map(({ file }) => file),
      [],
      'a file judge-….ts that exports no function judge…',
    );
    assert.deepEqual(Object.keys(mutedRules).toSorted(), rules.flatMap(({ names }) => names).toSorted());
  });

  for (const [name, rule] of Object.entries(mutedRules)) {
    if (!('fed' in rule)) continue;
    for (const [what, feed] of Object.entries(rule.fed)) {
      it(`is not content with nothing: ${name}, fed with ${what}`, async () => {
        assert.equal(await contentment(feed), undefined);
      });
    }
  }
});

describe('a rule that only looks for wrongs in what came', () => {
  for (const [name, rule] of Object.entries(mutedRules)) {
    if (!('within' in rule)) continue;
    it(`is called by others alone, which are fed: ${name}`, () => {
      assert.ok(rule.within.length > 0);
      for (const other of rule.within) assert.ok(Object.hasOwn(mutedRules, other), other);
      assert.deepEqual(callersOf(name), [...(rule.alsoIn ?? [])]);
    });
  }
});

describe('a rule that stands beside every check', () => {
  for (const [name, rule] of Object.entries(mutedRules)) {
    if (!('beside' in rule)) continue;
    it(`is asked by fixtures alone, so no check holds by it: ${name}`, () => {
      assert.ok(rule.beside.length > 0);
      assert.deepEqual(callersOf(name), [...rule.beside]);
      for (const file of rule.beside) assert.match(file, /^helpers\/fixtures\//);
    });
  }
});

/** Files outside the judge and outside the tests of the project itself that name a rule. */
function callersOf(rule: string): readonly string[] {
  const named = new RegExp(`\\b${rule}\\b`);
  return ['helpers', 'tests']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${String(name)}`),
    )
    .map((name) => name.replaceAll('\\', '/'))
    .filter(
      (name) => name.endsWith('.ts') && !name.startsWith('helpers/judge/') && !name.startsWith('tests/self/'),
    )
    .filter((name) => named.test(readFileSync(join(root, name), 'utf8')));
}
