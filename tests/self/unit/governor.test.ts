import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { cleanEnvironment } from '../../../env/run-environment.ts';
import { type GovernorOptions, RequestGovernor } from '../../../helpers/run/governor.ts';
import { GovernorStopped } from '../../../helpers/run/governor-stopped.ts';
import { readWindow } from '../../../helpers/run/governor-window.ts';

const host = 'api.staging.netrasystems.ai';
const limit = { requestsPerMinute: 3, apiRequestsPerMinute: 5 };
const root = mkdtempSync(join(tmpdir(), 'gp-governor-'));
after(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** A clock that only moves when somebody sleeps. */
class TestClock {
  ms = 1_757_700_000_000;
  readonly start = this.ms;
  now = (): number => this.ms;
  sleep = (ms: number): Promise<void> => {
    this.ms += ms;
    return Promise.resolve();
  };
  get passed(): number {
    return this.ms - this.start;
  }
}

function setUp(options: Partial<GovernorOptions> = {}) {
  count += 1;
  const file = options.file ?? join(root, `${count}`, 'requests.json');
  const clock = new TestClock();
  const governor = new RequestGovernor({ limit, file, clock, ...options });
  return { file, clock, governor, window: () => readWindow(readFileSync(file, 'utf8')) };
}

describe('taking a request', () => {
  test('does not wait below the limit, and waits for the oldest to be a minute old above it', async () => {
    const { clock, governor } = setUp();
    for (let taken = 0; taken < 3; taken += 1) {
      await governor.take(host, '/health');
      clock.ms += 1_000;
    }
    assert.equal(clock.passed, 3_000);

    await governor.take(host, '/health');
    assert.equal(clock.passed, 60_000);
    await governor.take(host, '/health');
    assert.equal(clock.passed, 61_000);
  });

  test('counts under /api/ apart, and all hosts together', async () => {
    const { clock, governor } = setUp();
    for (const path of [
      '/api/threads',
      '/api/threads?x=1',
      '/api/',
      '/api/a',
      '/api/b',
      '/api',
      '/',
      '/ws',
    ]) {
      await governor.take(path === '/ws' ? 'app.staging.netrasystems.ai' : host, path);
    }
    assert.equal(clock.passed, 0);

    await governor.take(host, '/apiary');
    assert.equal(clock.passed, 60_000);
  });

  test('lets calls through in the order they came', async () => {
    const { governor } = setUp();
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4, 5, 6].map((one) => governor.take(host, '/').then(() => order.push(one))));

    assert.deepEqual(order, [1, 2, 3, 4, 5, 6]);
  });

  test('never exceeds the limit in any minute', async () => {
    const { clock, governor } = setUp();
    const times: number[] = [];
    for (let taken = 0; taken < 20; taken += 1) {
      clock.ms += (taken * 7_919) % 13_000;
      await governor.take(host, '/');
      times.push(clock.ms);
    }
    for (const time of times) {
      assert.ok(times.filter((other) => other > time - 60_000 && other <= time).length <= 3);
    }
  });

  test('gives up in a sentence when no slot comes free in time', async () => {
    const { governor } = setUp({ longestWaitMs: 2_000 });
    for (let taken = 0; taken < 3; taken += 1) await governor.take(host, '/');

    await assert.rejects(
      governor.take(host, '/'),
      /came free within 2 s: 3 a minute outside \/api\/ are shared by all runs/,
    );
  });

  test('writes time stamps and host names only, and forgets what is over a minute old', async () => {
    const { clock, file, governor, window } = setUp();
    await governor.take(host.toUpperCase(), '/api/threads/secret-thread?token=hush');
    assert.deepEqual(window().sent, [{ host, lane: 'api', atMs: clock.start }]);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /secret|hush|threads/);

    clock.ms += 60_000;
    await governor.take(host, '/');
    assert.equal(window().sent.length, 1);
    assert.deepEqual(readdirSync(join(file, '..')), ['requests.json']);
  });

  test('starts afresh over a corrupt file', async () => {
    const { clock, file, governor, window } = setUp();
    mkdirSync(join(file, '..'));
    writeFileSync(file, '{"schema":1,"sent":[{');
    await governor.take(host, '/');

    assert.equal(clock.passed, 0);
    assert.equal(window().sent.length, 1);
  });

  test('neither waits nor writes where the target has no limits', async () => {
    const { file, clock, governor } = setUp({ limit: undefined });
    for (let taken = 0; taken < 100; taken += 1) await governor.take(host, '/');
    const ticket = await governor.reserve(host, 1_000);
    ticket.take();
    await ticket.close();

    assert.equal(clock.passed, 0);
    assert.equal(existsSync(file), false);
  });

  test('says in a sentence that the folder cannot be written', async () => {
    const blocked = join(root, 'a-file');
    writeFileSync(blocked, '');
    const { governor } = setUp({ file: join(blocked, 'requests.json') });

    await assert.rejects(
      governor.take(host, '/'),
      /cannot be written \((?:ENOTDIR|EEXIST)\).*set XDG_CACHE_HOME/s,
    );
  });
});

describe('a reservation', () => {
  test('claims all its slots at once, and its takes do not wait', async () => {
    const { clock, governor } = setUp();
    const ticket = await governor.reserve(host, 3);
    for (let taken = 0; taken < 3; taken += 1) ticket.take();
    assert.equal(ticket.left, 0);
    assert.equal(clock.passed, 0);

    assert.throws(() => ticket.take(), /is used up after 3/);
    await assert.rejects(
      setUp({ file: join(root, `${count}`, 'requests.json'), longestWaitMs: 1 }).governor.take(host, '/'),
    );
  });

  test('waits until all its slots are free together', async () => {
    const { clock, governor } = setUp();
    await governor.take(host, '/');
    clock.ms += 10_000;
    await governor.take(host, '/');
    const ticket = await governor.reserve(host, 3);

    assert.equal(clock.passed, 70_000);
    assert.equal(ticket.left, 3);
  });

  test('counts, once closed, what was used from when it was used, and frees the rest', async () => {
    const { clock, governor, window } = setUp();
    const ticket = await governor.reserve(host, 3, '/health');
    clock.ms += 30_000;
    ticket.take();
    clock.ms += 5_000;
    await ticket.close();
    await ticket.close();

    assert.deepEqual(window().held, []);
    assert.deepEqual(window().sent, [{ host, lane: 'other', atMs: clock.start + 30_000 }]);
    assert.throws(() => ticket.take(), /is closed/);
  });

  test('of a worker that died counts for three minutes', async () => {
    const { clock, governor } = setUp();
    await governor.reserve(host, 3);
    await governor.take(host, '/');

    assert.equal(clock.passed, 180_000);
  });

  test('in the lane of its path leaves the other lane alone', async () => {
    const { clock, governor } = setUp();
    await governor.reserve(host, 5, '/api/threads');
    await governor.take(host, '/');

    assert.equal(clock.passed, 0);
  });

  test('of more than the target ever allows is refused at once', async () => {
    const { governor } = setUp();
    for (const slots of [0, -1, 1.5, 4, Number.NaN]) {
      await assert.rejects(governor.reserve(host, slots), /cannot be reserved at .*: it has to be 1 to 3/);
    }
  });
});

describe('a stop', () => {
  test('refuses all requests to that host until its end, with the clock time', async () => {
    const { clock, governor } = setUp();
    await governor.stop(host, clock.ms + 600_000);

    await assert.rejects(governor.take(host.toUpperCase(), '/api/x'), (error: unknown) => {
      assert.ok(error instanceof GovernorStopped);
      assert.equal(error.host, host);
      assert.equal(error.retryAtMs, clock.start + 600_000);
      assert.match(error.message, /asked us to slow down.*Try again at \d\d:\d\d:\d\d \S+\.$/);
      return true;
    });
    await assert.rejects(governor.reserve(host, 1), GovernorStopped);
    await governor.take('auth.staging.netrasystems.ai', '/');

    clock.ms += 600_000;
    await governor.take(host, '/');
  });

  test('reaches calls that wait, and tickets', async () => {
    const { clock, file, governor } = setUp();
    const ticket = await governor.reserve(host, 2);
    await governor.take(host, '/');
    const other = new RequestGovernor({
      limit,
      file,
      clock: {
        now: clock.now,
        sleep: (ms) => governor.stop(host, clock.ms + 9_000).then(() => clock.sleep(ms)),
      },
    });

    await assert.rejects(other.take(host, '/'), GovernorStopped);
    assert.ok(clock.passed <= 1_000, 'it waited on after the stop');
    assert.throws(() => ticket.take(), GovernorStopped);
    await ticket.close();
  });

  test('written by one governor is seen by the tickets and takes of another', async () => {
    const { clock, file, governor } = setUp();
    const ticket = await governor.reserve(host, 1);
    await new RequestGovernor({ limit, file, clock }).stop(host, clock.ms + 5_000);

    assert.throws(() => ticket.take(), GovernorStopped);
    await assert.rejects(governor.take(host, '/'), GovernorStopped);
  });

  test('without a known end lasts as long as the edge bans an address', async () => {
    const { clock, governor } = setUp();
    await governor.stop(host, Number.NaN);

    await assert.rejects(governor.take(host, '/'), { retryAtMs: clock.start + 600_000 });
  });

  test('stays in this process where the target has no limits', async () => {
    const { clock, file, governor } = setUp({ limit: undefined });
    await governor.stop('127.0.0.1:4711', clock.ms + 5_000);

    await assert.rejects(governor.take('127.0.0.1:4711', '/'), GovernorStopped);
    assert.equal(existsSync(file), false);
    await new RequestGovernor({ limit: undefined, file, clock }).take('127.0.0.1:4711', '/');
  });
});

describe('two processes', () => {
  /** What a process prints that tries ten requests, with the same file and the real clock. */
  function tenTries(file: string): Promise<string> {
    const url = new URL('../../../helpers/run/governor.ts', import.meta.url).href;
    const script = `
      const { RequestGovernor } = await import(${JSON.stringify(url)});
      const governor = new RequestGovernor({
        limit: { requestsPerMinute: 12, apiRequestsPerMinute: 1 },
        file: ${JSON.stringify(file)},
        longestWaitMs: 0,
      });
      for (let n = 0; n < 10; n += 1) {
        const said = await governor.take('h', '/').then(() => 'taken', (error) => error.name);
        console.log(said);
      }`;
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
        env: cleanEnvironment(),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      child.on('error', reject).on('close', () => resolve(said));
    });
  }
  const taken = (said: string): number => said.match(/taken/g)?.length ?? 0;

  test('share one limit, and lose or invent no request', async () => {
    const file = join(root, 'shared', 'requests.json');
    const said = await Promise.all([tenTries(file), tenTries(file)]);

    assert.equal(said.join('').trim().split('\n').length, 20, said.join());
    assert.equal(taken(said.join('')), 12, said.join());
    assert.equal(readWindow(readFileSync(file, 'utf8')).sent.length, 12);
    assert.deepEqual(readdirSync(join(file, '..')), ['requests.json']);
  });

  test('see the stop of one another', async () => {
    const file = join(root, 'stopped', 'requests.json');
    await new RequestGovernor({ limit, file }).stop('h', Date.now() + 60_000);

    assert.equal((await tenTries(file)).match(/GovernorStopped/g)?.length, 10);
  });
});
