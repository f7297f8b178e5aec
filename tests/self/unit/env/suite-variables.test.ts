import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseTarget } from '../../../../env/parse-target.ts';
import { suiteVariableProblems, suiteVariables } from '../../../../env/suite-variables.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Names that stand in the files of these rooms. */
function namesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(
      ({ parentPath, name }) =>
        readFileSync(join(parentPath, name), 'utf8').match(/\bGOLDEN_PATH_[A-Z_]*[A-Z]\b/g) ?? [],
    );
}

describe('variables of the suite itself', () => {
  it('are refused when they are misspelt, with the name that was meant, and never with their value', () => {
    for (const [misspelt, meant] of [
      ['GOLDEN_PATH_WAIVER', 'GOLDEN_PATH_WAIVERS'],
      ['GOLDEN_PATH_REPROTS', 'GOLDEN_PATH_REPORTS'],
      ['GOLDEN_PATH_BASELINE', 'GOLDEN_PATH_BASELINES'],
      ['GOLDEN_PATH_OWNER', 'GOLDEN_PATH_OWNERS'],
    ] as const) {
      const [problem, ...others] = suiteVariableProblems({ [misspelt]: 'hidden-value' });
      assert.deepEqual(others, []);
      assert.equal(problem?.code, 'CONFIG_INVALID');
      assert.match(problem?.sentence ?? '', new RegExp(`^${misspelt} .* did you mean ${meant}\\?`));
      assert.doesNotMatch(problem?.sentence ?? '', /hidden-value/);
    }
  });

  it('are nobody’s business when they are blank, known, or like none of ours', () => {
    const known = Object.fromEntries(suiteVariables.map((name) => [name, 'x']));
    const others = { GOLDEN_PATH_WAIVER: ' ', GOLDEN_PATH_DASHBOARD_THEME: 'x', WAIVERS: 'x' };
    assert.deepEqual(suiteVariableProblems({ ...known, ...others }), []);
  });

  it('keep a target from being read', () => {
    const reading = parseTarget('embedded', { committed: '' }, { GOLDEN_PATH_WAIVER: 'none' });
    assert.equal(reading.kind, 'invalid');
  });

  it('are all in the list that are read anywhere', () => {
    const read = new Set(['env', 'helpers', 'container', '.github'].flatMap(namesIn));
    assert.deepEqual([...read].filter((name) => !suiteVariables.includes(name)).sort(), []);
  });
});
