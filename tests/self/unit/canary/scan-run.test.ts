import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { zipSync } from 'fflate';
import { scanRun, type ScannedRun } from '../../../../helpers/canary/scan-run.ts';
import { SecretSearch } from '../../../../helpers/canary/secret-search.ts';
import type { Finding } from '../../../../helpers/diagnosis/finding.ts';
import { asProtocol, key, password, runId, token } from './planted-secrets.ts';

const search = new SecretSearch([runId], [{ value: key, kind: 'login key' }]);

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'golden-path-scan-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string | Buffer): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), content);
}

async function scan(more: Partial<ScannedRun> = {}): Promise<readonly Finding[]> {
  return scanRun({ folder, search, printed: undefined, keepsCopies: false, ...more });
}

/** Nothing of the secrets themselves stands in what is told of them. */
function assertTellsNothing(findings: readonly Finding[]): void {
  const told = JSON.stringify(findings);
  for (const secret of [password, token, key]) assert.ok(!told.includes(secret.slice(0, 12)), told);
  assert.deepEqual([...search.find(Buffer.from(told))], []);
}

describe('search of a finished run', () => {
  test('finds nothing in a run that keeps its secrets', async () => {
    write('verdict.json', JSON.stringify({ evidence: ['{"password":"[redacted]"}'] }));
    write('html/index.html', '<p>Bearer [redacted]</p>');

    assert.deepEqual(await scan(), []);
    assert.match(readFileSync(join(folder, 'html/index.html'), 'utf8'), /Bearer/);
  });

  test('names every file, entry, line and form, and takes the files out', async () => {
    const trace = Buffer.from(
      zipSync({ 'trace.network': Buffer.from(`{}\n{"header":"${asProtocol(token)}"}`) }),
    );
    const page = `data:application/zip;base64,${Buffer.from(zipSync({ 'report.json': Buffer.from(token) })).toString('base64')}`;
    write('artifacts/one/trace.zip', trace);
    write('html/index.html', `<script>"${page}"</script>`);
    write('turns/1.jsonl', `{"password":"${password}"}\n{"again":"${password}"}\n`);
    write(
      'junit.xml',
      `<a/>\n<b>${key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}</b>`,
    );
    write('summary.md', 'all is well');
    const findings = await scan();

    assert.equal(findings.length, 1);
    const [found] = findings as [Finding];
    assert.deepEqual([found.code, found.severity, found.class], ['SECRET_LEAKED', 'fail', 'self']);
    assert.match(
      found.sentence,
      /Found in 4 places: a login key, a password of this run, a token of this run\. Each file was deleted; a note stands in its place\.$/,
    );
    for (const line of [
      'artifacts/one/trace.zip › trace.network, line 2: a token of this run, inside of base64 inside of base64',
      'html/index.html › report.json, line 1: a token of this run, inside of base64',
      'turns/1.jsonl, line 1: a password of this run, plain (2 times in all)',
      'junit.xml, line 2: a login key, in XML or HTML',
    ]) {
      assert.ok(found.evidence.includes(line), `${line}\n\n${found.evidence.join('\n')}`);
    }
    assertTellsNothing(findings);
    assert.deepEqual(await scan(), []);
    assert.match(readFileSync(join(folder, 'html/index.html'), 'utf8'), /^<!doctype html>.*taken out/);
    // Nobody who reads such files takes the note for one.
    assert.ok(!existsSync(join(folder, 'turns/1.jsonl')));
    assert.match(readFileSync(join(folder, 'turns/1.jsonl.withheld.txt'), 'utf8'), /SECRET_LEAKED/);
    assert.match(readFileSync(join(folder, 'junit.xml'), 'utf8'), /<testsuites>.*<\/testsuites>/);
    assert.equal(readFileSync(join(folder, 'summary.md'), 'utf8'), 'all is well');
  });

  test('keeps what it takes out where only its user can look at it, when somebody can', async () => {
    write('turns/1.jsonl', password);
    const [found] = await scan({ keepsCopies: true });
    const place = /moved to (\S+), which only you can read/.exec(found?.sentence ?? '')?.[1] ?? '';
    try {
      assert.equal(statSync(place).mode & 0o777, 0o700);
      assert.deepEqual(readdirSync(place), ['1-1.jsonl']);
      assert.equal(readFileSync(join(place, '1-1.jsonl'), 'utf8'), password);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });

  test('never repeats a name that holds a secret itself, of a file or of an entry', async () => {
    write(`turns/${password}.jsonl`, 'nothing');
    write(
      'artifacts/trace.zip',
      Buffer.from(zipSync({ [`${asProtocol(token)}.txt`]: Buffer.from('nothing') })),
    );
    const findings = await scan();

    assertTellsNothing(findings);
    const named = findings[0]?.evidence.filter((line) => line.endsWith('a secret, in the name itself'));
    assert.deepEqual(named?.toSorted(), [
      'artifacts/trace.zip › (a name that holds a secret): a secret, in the name itself',
      'turns/(a name that holds a secret): a secret, in the name itself',
    ]);
    assert.ok(!existsSync(join(folder, 'turns', `${password}.jsonl`)));
    assert.deepEqual(await scan(), []);
  });

  test('looks at what was printed and at texts that go elsewhere', async () => {
    const printed = {
      isCut: false,
      texts: () =>
        new Map([
          ['standard output', `ok\nlogged in with \u001b[31m${key.slice(0, 9)}\u001b[0m${key.slice(9)}`],
        ]),
    };
    const findings = await scan({
      printed,
      texts: new Map([['its line of the history', `{"headline":"${token}"}`]]),
    });

    assert.match(
      findings[0]?.sentence ?? '',
      /Found in 2 places: a login key, a token of this run\. What was printed cannot be taken back/,
    );
    assert.ok(findings[0]?.evidence.includes('standard output, line 2: a login key, plain'));
    assert.ok(
      findings[0]?.evidence.includes(
        'its line of the history, line 1: a token of this run, inside of base64',
      ),
    );
    assertTellsNothing(findings);
  });

  test('says what it could not look at, for nothing is known about that', async () => {
    write('artifacts/trace.zip', 'PK\u0003\u0004 and no more');
    const printed = { isCut: true, texts: () => new Map<string, string>() };
    const findings = await scan({ printed });

    assert.deepEqual(
      findings.map(({ code }) => code),
      ['HARNESS_ERROR'],
    );
    assert.equal(findings[0]?.evidence.length, 2);
    assert.match(
      findings[0]?.evidence[0] ?? '',
      /^artifacts\/trace\.zip could not be read: This is no zip archive/,
    );
  });

  test('shows thirty places and counts the others', async () => {
    for (let turn = 1; turn <= 35; turn += 1) write(`turns/${turn}.jsonl`, password);
    const [found] = await scan();

    assert.equal(found?.evidence.length, 31);
    assert.equal(found.evidence.at(-1), 'and 5 more');
  });
});
