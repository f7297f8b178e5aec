import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { codes } from '../../../../helpers/diagnosis/codes.ts';
import { tags } from '../../../../eslint-rules/tags.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
const known: readonly string[] = Object.keys(codes);

/** Words in capitals that stand in backticks and are no codes: verdicts and statuses of checks. */
const verdictWords = ['PASS', 'DEGRADED', 'FAIL', 'BLOCKED', 'NOT_OBSERVABLE'];
/** Names of settings and of the wire. */
const isVariable = (word: string): boolean =>
  /^(?:STAGING|LOCAL|EMBEDDED|GOLDEN_PATH|E2E|MAX|DEMO)_|^(?:HTTPS?|NO)_PROXY$|^NODE_EXTRA_CA_CERTS$/.test(
    word,
  ) || word === 'AUTH_FAILED';

/** Files that appear while one works, and are not committed. */
const unwritten = /^(?:reports\/|\/|env\/[a-z]+\.secrets\.env$|env\/owners\.json$)/;

for (const file of ['README.md', 'CONTRIBUTING.md', 'docs/contract.md']) {
  const text = read(file);
  // Fenced blocks show output and frames; what is in them is not ours to promise.
  const prose = text.replace(/^```(?!sh).*?^```/gms, '');
  const inline = [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');

  /** A file of the product's repository, not of this one. */
  const productCompose = 'docker/docker-compose.yml';

  describe(file, () => {
    it('names scripts that package.json has', () => {
      const named = [...prose.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
      assert.deepEqual(
        named.filter((script) => !scripts.includes(script)),
        [],
      );
    });

    it('links to files and sections that are there', () => {
      const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
      const dead = links.filter((link) => !/^https?:/.test(link) && !resolves(file, link));
      assert.deepEqual(dead, []);
    });

    it('names tags of the closed list', () => {
      const named = [...prose.matchAll(/(?<=[\s"'`(])@[a-z][\w-]*(?!\/)/g)].map(([tag]) => tag);
      assert.deepEqual(
        named.filter((tag) => !tags.includes(tag)),
        [],
      );
    });

    it('names codes of the table', () => {
      const words = inline.filter((word) => /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/.test(word) && word.length > 3);
      const foreign = words.filter(
        (word) => !known.includes(word) && !verdictWords.includes(word) && !isVariable(word),
      );
      assert.deepEqual(foreign, []);
    });

    it('names files that are there', () => {
      const paths = inline
        .flatMap((words) => words.split(' '))
        .filter(
          (word) => /^[\w.-]+(?:\/[\w.-]+)+\/?$/.test(word) || /^[a-z][\w-]*\.(?:ts|js|md|json)$/.test(word),
        )
        .filter(
          (word) =>
            !unwritten.test(word) &&
            !['verdict.json', 'results.json', 'summary.md', productCompose].includes(word),
        );
      assert.deepEqual(
        paths.filter((path) => !existsSync(join(root, path))),
        [],
      );
    });
  });
}

describe('README.md', () => {
  const text = read('README.md');

  it('says for each tag which question it answers', () => {
    const rows = [...text.matchAll(/^\| `(@[\w-]+)` +\|/gm)].map((match) => match[1]);
    assert.deepEqual(rows, tags);
  });

  it('gives the staging command first', () => {
    const first = /`(np[mx] [^`]+)`/.exec(text)?.[1];
    assert.equal(first, 'npx playwright test --project=staging --grep "@smoke"');
  });

  it('quotes tags, since PowerShell reads a bare one as a variable', () => {
    assert.doesNotMatch(text, /--grep @/);
  });
});

/** Whether a relative link leads to a file, and its fragment to a heading there. */
function resolves(from: string, link: string): boolean {
  const [path = '', fragment] = link.split('#');
  const target = path === '' ? join(root, from) : resolve(root, dirname(from), path);
  if (!existsSync(target)) return false;
  if (fragment === undefined) return true;
  const headings = [...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '');
  return headings.some((heading) => slug(heading) === fragment);
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');
}
