import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseOwners } from '../../../../env/parse-owners.ts';
import { checkOwners } from '../../../../helpers/diagnosis/check-owners.ts';

const file = 'env/owners.json';
const problemsOf = (json: unknown): readonly string[] =>
  parseOwners(typeof json === 'string' ? json : JSON.stringify(json), file).problems.map(
    ({ sentence }) => sentence,
  );

describe('the list of owners', () => {
  it('names a team, and where it is asked', () => {
    const owners = {
      auth: { name: 'Identity team', contact: '#identity', link: 'https://tracker.example/identity' },
      product: { name: 'Backend team' },
    };
    assert.deepEqual(parseOwners(`\uFEFF${JSON.stringify(owners)}`, file), { owners, problems: [] });
    assert.deepEqual(parseOwners('{}', file), { owners: {}, problems: [] });
  });

  it('is as its example is', () => {
    const text = readFileSync(new URL('../../../../env/owners.example.json', import.meta.url), 'utf8');
    const { owners, problems } = parseOwners(text, 'env/owners.example.json');
    assert.deepEqual(problems, []);
    assert.deepEqual(checkOwners(owners), []);
    assert.ok(Object.keys(owners).length > 0);
  });

  it('says in one sentence what is wrong with it, and never what stands there', () => {
    for (const text of ['', '[]', 'null', '{ "auth": ', '"auth"'])
      assert.match(problemsOf(text)[0] ?? '', /^env\/owners\.json is not a JSON object of the form \{/);
    assert.deepEqual(problemsOf({ auth: 'Identity team' }), [
      'The owner of "auth" in env/owners.json is not an object with name, contact, link.',
    ]);
    assert.deepEqual(problemsOf({ auth: { contact: '#identity' } }), [
      'The name of the owner of "auth" in env/owners.json must be one line with the name of the team.',
    ]);
    assert.deepEqual(problemsOf({ auth: { name: 'A', mail: 'b' } }), [
      'The owner of "auth" in env/owners.json has a field "mail", which no owner has. Valid: name, contact, link.',
    ]);
    assert.match(problemsOf({ auth: { name: 'A', lnik: 'b' } })[0] ?? '', /Did you mean link\?/);
    for (const link of ['http://a.example', 'https://me:secret@a.example', 'javascript:alert(1)', 'a b', 7])
      assert.deepEqual(problemsOf({ auth: { name: 'A', link } }), [
        'The link of the owner of "auth" in env/owners.json must be an https:// address, such as the team\'s page.',
      ]);
  });

  it('names nobody while anything is wrong with it', () => {
    const { owners, problems } = parseOwners('{ "auth": { "name": "A" }, "ui": {} }', file);
    assert.deepEqual(owners, {});
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.code, 'CONFIG_INVALID');
  });

  it('knows only layers and classes that there are', () => {
    const owners = {
      auth: { name: 'A' },
      environment: { name: 'B' },
      atuh: { name: 'C' },
      nobody: { name: 'D' },
    };
    const sentences = checkOwners(owners).map(({ sentence }) => sentence);
    assert.equal(sentences.length, 2);
    assert.match(
      sentences[0] ?? '',
      /names "atuh", which is neither a layer nor a class of findings\. Did you mean auth\? Valid: self, config,/,
    );
    assert.match(sentences[1] ?? '', /names "nobody", which is neither .* findings\. Valid:/);
  });
});
