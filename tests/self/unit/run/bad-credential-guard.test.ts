import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { BadCredentialGuard } from '../../../../helpers/run/bad-credential-guard.ts';
import { readBadCredentialRecord } from '../../../../helpers/run/bad-credential-record.ts';

const host = 'api.staging.netrasystems.ai';
const root = mkdtempSync(join(tmpdir(), 'gp-guard-'));
after(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** Guards of several processes, with one file and a clock that only moves when somebody sleeps. */
function setUp() {
  const file = join(root, `${(count += 1)}`, 'bad-credentials.json');
  const clock = {
    ms: 1_757_700_000_000,
    now: (): number => clock.ms,
    sleep: (ms: number): Promise<void> => {
      clock.ms += ms;
      return Promise.resolve();
    },
  };
  const startMs = clock.ms;
  const another = (): BadCredentialGuard => new BadCredentialGuard({ file, clock });
  return { file, clock, guard: another(), another, passedMs: () => clock.ms - startMs };
}

describe('a bad handshake', () => {
  test('waits until fewer than three have come within a minute, whoever opened them', async () => {
    const { guard, another, clock, passedMs } = setUp();
    const waits: number[] = [];
    await guard.admitHandshake(host, 3);
    clock.ms += 10_000;
    await another().admitHandshake(host, 3);
    await guard.admitHandshake(host, 3);
    assert.equal(passedMs(), 10_000);

    await another().admitHandshake(host, 3, (ms) => waits.push(ms));
    assert.equal(passedMs(), 60_000);
    assert.equal(
      waits.reduce((sum, ms) => sum + ms, 0),
      50_000,
    );
    await guard.admitHandshake(host, 3);
    assert.equal(passedMs(), 70_000);
  });

  test('does not wait for those of another host', async () => {
    const { guard, passedMs } = setUp();
    for (const one of [host, 'elsewhere.example', host, 'elsewhere.example'])
      await guard.admitHandshake(one, 2);

    assert.equal(passedMs(), 0);
  });

  test('waits for the quiet after a logged-out token', async () => {
    const { guard, another, passedMs } = setUp();
    await guard.hush(host, 11_000);
    await another().admitHandshake(host, 3);

    assert.equal(passedMs(), 11_000);
  });
});

describe('a logged-out token', () => {
  test('is shown once a run, also by another worker of it', async () => {
    const { guard, another } = setUp();

    assert.equal(await guard.claimLoggedOut(host, 'run-1'), true);
    assert.equal(await guard.claimLoggedOut(host, 'run-1'), false);
    assert.equal(await another().claimLoggedOut(host, 'run-1'), false);
    assert.equal(await another().claimLoggedOut(host, 'run-2'), true);
  });

  test('is followed by quiet for everybody', async () => {
    const { guard, another, passedMs } = setUp();
    await another().waitForQuiet(host);
    assert.equal(passedMs(), 0);
    await guard.hush(host, 11_000);
    await another().waitForQuiet('elsewhere.example');
    assert.equal(passedMs(), 0);
    await another().waitForQuiet(host);
    assert.equal(passedMs(), 11_000);
  });
});

describe('the record of bad credentials', () => {
  test('holds hosts, runs and times, and forgets what no longer counts', async () => {
    const { guard, clock, file } = setUp();
    await guard.admitHandshake(host, 3);
    await guard.claimLoggedOut(host, 'run-1');
    clock.ms += 61_000;
    await guard.admitHandshake(host, 3);
    const record = readBadCredentialRecord(readFileSync(file, 'utf8'));

    assert.deepEqual(record.handshakes, [{ host, atMs: clock.ms }]);
    assert.deepEqual(
      record.loggedOut.map(({ run }) => run),
      ['run-1'],
    );
  });

  test('is empty when it is none', () => {
    for (const text of ['', 'no JSON', '[]', '{"schema":2}']) {
      assert.deepEqual(readBadCredentialRecord(text).handshakes, []);
    }
  });
});
