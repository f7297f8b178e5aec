import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, describe, test } from 'node:test';
import { appendLine } from '../../../../helpers/history/append-line.ts';
import { makeLine } from './make-line.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'golden-path-history-command-'));
after(() => rmSync(reports, { recursive: true, force: true }));

function run(room: 'history' | 'compare', ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `helpers/${room}/main.ts`, ...words],
    { cwd: root, encoding: 'utf8', env: { ...process.env, GOLDEN_PATH_REPORTS: reports } },
  );
  return { status, said: stdout + stderr };
}

describe('npm run history and npm run compare', () => {
  test('say in a sentence what is wrong, and give exit code 2 and no stack', () => {
    const merge = run('history', 'merge', join(reports, 'nowhere'));
    assert.equal(merge.status, 2);
    assert.match(merge.said, /^There is no folder .*nowhere\.$/m);
    const compare = run('compare', 'last-green');
    assert.equal(compare.status, 2);
    assert.match(compare.said, /^No run has ended here yet, and the history is empty\./);
    assert.doesNotMatch(merge.said + compare.said, /^ +at /m);
  });

  test('show what there is, and draw it', () => {
    const startedAt = new Date(Date.now() - 3_600_000).toISOString();
    appendLine(reports, makeLine({ id: 'red1', startedAt, verdict: 'FAIL', headline: 'AGENT_SILENT' }));
    appendLine(
      reports,
      makeLine({ id: 'green1', startedAt: new Date(Date.now() - 90_000_000).toISOString() }),
    );
    const shown = run('history', 'show');
    assert.equal(shown.status, 0, shown.said);
    assert.match(shown.said, /2 runs of staging \(full\)/);
    assert.ok(existsSync(join(reports, 'trends-staging.html')));
    const compared = run('compare', 'last-green');
    assert.equal(compared.status, 0, compared.said);
    assert.match(compared.said, /run green1\n.*FAIL, AGENT_SILENT {2}run red1/);
    assert.match(compared.said, /The folder of run green1 is not here any more/);
  });

  test('end in silence when nobody reads on', () => {
    const { status, stdout, stderr } = spawnSync(
      'sh',
      ['-c', '"$0" --import tsx helpers/history/main.ts help | true', process.execPath],
      { cwd: root, encoding: 'utf8', env: { ...process.env, GOLDEN_PATH_REPORTS: reports } },
    );
    assert.deepEqual([status, stdout, stderr], [0, '', '']);
  });
});
