import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ProcessorWaits } from '../../../../helpers/machine/processor-waits.ts';

const folders: string[] = [];

/** A `/proc` of our own. Waits in ms, `stolen` in ticks of 10 ms. */
function makeProc(): {
  readonly folder: string;
  put(pid: number, waitedMs: number, children?: readonly number[]): void;
  steal(ticks: number): void;
  end(pid: number): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'gp-proc-'));
  folders.push(folder);
  return {
    folder,
    put: (pid, waitedMs, children = []) => {
      const thread = join(folder, String(pid), 'task', String(pid));
      mkdirSync(thread, { recursive: true });
      writeFileSync(join(thread, 'children'), `${children.join(' ')} `);
      writeFileSync(join(folder, String(pid), 'schedstat'), `900000000 ${waitedMs * 1e6} 40\n`);
    },
    steal: (ticks) => {
      writeFileSync(
        join(folder, 'stat'),
        `cpu  1 2 3 4 5 6 7 ${ticks} 0 0\ncpu0 1 2 3 4 5 6 7 ${ticks} 0 0\n`,
      );
    },
    end: (pid) => rmSync(join(folder, String(pid)), { recursive: true }),
  };
}

describe('waits for a processor', () => {
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  test('are those of a process and of all that descend from it, since they were last asked for', () => {
    const proc = makeProc();
    proc.put(10, 1_000, [11]);
    proc.put(11, 500, [12]);
    proc.put(12, 70);
    proc.put(99, 5);
    const waits = new ProcessorWaits(10, proc.folder);
    assert.equal(waits.sinceLast(0), 0);
    proc.put(10, 1_010, [11]);
    proc.put(11, 520, [12]);
    proc.put(12, 73);
    proc.put(99, 9_999);
    assert.equal(waits.sinceLast(100), 33);
    assert.equal(waits.sinceLast(200), 0);
  });

  test('count a process that came in between from its beginning, and no longer one that is gone', () => {
    const proc = makeProc();
    proc.put(10, 100);
    const waits = new ProcessorWaits(10, proc.folder);
    waits.sinceLast(0);
    proc.put(10, 100, [11]);
    proc.put(11, 40);
    assert.equal(waits.sinceLast(100), 0, 'who there is, is not looked up every time');
    assert.equal(waits.sinceLast(600), 40);
    proc.end(11);
    proc.put(10, 107);
    assert.equal(waits.sinceLast(700), 7);
  });

  test('hold what the host of a virtual machine took', () => {
    const proc = makeProc();
    proc.put(10, 100);
    proc.steal(50);
    const waits = new ProcessorWaits(10, proc.folder);
    assert.equal(waits.sinceLast(0), 0);
    proc.steal(53);
    assert.equal(waits.sinceLast(100), 30);
  });

  test('are not known where the system does not tell', () => {
    assert.equal(new ProcessorWaits(10, join(makeProc().folder, 'none')).sinceLast(), undefined);
  });

  test('of this very process are known on Linux, and nowhere a reason to fail', () => {
    const waits = new ProcessorWaits();
    const [first, second] = [waits.sinceLast(), waits.sinceLast()];
    assert.equal(typeof second, typeof first);
    if (process.platform === 'linux') assert.equal(first, 0);
    assert.ok((second ?? 0) >= 0);
  });
});
