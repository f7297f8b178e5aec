import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { edits } from '../../prove/edits.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const [table = '', proof = ''] = readFileSync(join(root, 'docs/false-success.md'), 'utf8').split(
  '\n## Proof\n',
);

/** A file that a cell links to, and the part of a title that it quotes of it. */
interface Named {
  readonly file: string;
  readonly quote: string | undefined;
}

interface Line {
  readonly row: string;
  readonly kind: string;
  readonly where: readonly Named[];
  readonly tests: readonly Named[];
}

const lines: readonly Line[] = table
  .split('\n')
  .filter((line) => /^\| S\d\d +\|/.test(line))
  .map((line) => {
    const [row = '', , kind = '', where = '', tests = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return { row, kind, where: namedIn(where), tests: namedIn(tests) };
  });

function namedIn(cell: string): readonly Named[] {
  return [...cell.matchAll(/\[[^\]]+\]\(\.\.\/([^)]+)\)(?: "([^"]+)")?/g)].map(([, file = '', quote]) => ({
    file,
    quote,
  }));
}

const isTest = ({ file }: Named): boolean => /^tests\/self\/.*\.(?:test|spec)\.ts$/.test(file);

describe('docs/false-success.md', () => {
  it('has one line for each of S01 to S55', () => {
    const rows = Array.from({ length: 55 }, (_, at) => `S${String(at + 1).padStart(2, '0')}`);
    assert.deepEqual(
      lines.map(({ row }) => row),
      rows,
    );
  });

  it('says of each by which of the three it is kept', () => {
    const kinds = ['construction', 'lint', 'self-test'];
    assert.deepEqual(
      lines.filter(({ kind }) => !kinds.includes(kind)).map(({ row }) => row),
      [],
    );
  });

  for (const { row, where, tests } of lines) {
    it(`names for ${row} files that are there, and a test that holds what is quoted`, () => {
      assert.ok(where.length > 0, 'no file');
      assert.ok(tests.some(isTest), 'no test');
      assert.ok(
        tests.every(({ file }) => file.startsWith('tests/self/')),
        'a test of the product',
      );
      assert.ok(
        tests.every(({ quote }) => quote !== undefined),
        'a test without a part of its title',
      );
      for (const { file } of where) assert.ok(existsSync(join(root, file)), `${file} is not there`);
      for (const { file, quote } of tests) {
        assert.ok(existsSync(join(root, file)), `${file} is not there`);
        const text = readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'");
        assert.ok(quote === undefined || text.includes(quote), `${file} has no "${quote ?? ''}"`);
      }
    });
  }

  it('carries the proof of rows that can be proven, one line each', () => {
    const proven = [...proof.matchAll(/^\| (S\d\d) +\|.*\]\(\.\.\/([^)]+)\).*\| exit [1-9]/gm)];
    assert.ok(proven.length >= 10, 'Run `npm run prove -- --write`.');
    for (const [, row, test] of proven) {
      assert.ok(
        edits.some((edit) => edit.row === row && edit.test === test),
        `${row ?? ''} is proven by ${test ?? ''}, and no edit says so`,
      );
    }
  });
});

describe('the edits of the proof', () => {
  it('are at least ten, each of its own line, and of every kind', () => {
    const rows = edits.map(({ row }) => row);
    assert.ok(rows.length >= 10);
    assert.equal(new Set(rows).size, rows.length);
    const kinds = new Set(rows.map((row) => lines.find((line) => line.row === row)?.kind));
    assert.deepEqual([...kinds].sort(), ['construction', 'lint', 'self-test']);
  });

  for (const { row, test } of edits) {
    it(`take away what ${row} names as its test`, () => {
      const line = lines.find((one) => one.row === row);
      assert.ok(
        line?.tests.some(({ file }) => file === test),
        `${test} does not stand in the line`,
      );
    });
  }
});
