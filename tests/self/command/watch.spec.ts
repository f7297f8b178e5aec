import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultInput } from '../../../faults/fault.ts';
import { startGateway } from '../../../faults/start-gateway.ts';
import type { WatchSample } from '../../../helpers/watch/watch-sample.ts';
import { expect, test as base } from './command-test.ts';
import type { SuiteRun } from './run-suite.ts';

const command = ['--import', 'tsx', 'helpers/watch/main.ts'];
const health = { service: 'backend', path: '/health' } as const;
const down: FaultInput = {
  kind: 'http-answer',
  match: { service: 'backend', path: '/health', afterMs: 10_000 },
  status: 503,
  text: 'Service Unavailable',
};

interface WatchDocument {
  readonly word: string;
  readonly trigger?: string;
  readonly reasons: readonly string[];
  readonly samples: number;
  readonly spent: Readonly<Record<string, number>>;
}

interface Watched extends SuiteRun {
  readonly lastLine: string;
  readonly document: WatchDocument;
  readonly lines: readonly WatchSample[];
}

/** The real command against the worker's stack, through a gateway with faults. */
const test = base.extend<{ watch: (words: string, ...faults: FaultInput[]) => Promise<Watched> }>({
  watch: async ({ stack, start }, use) => {
    const gateways: Awaited<ReturnType<typeof startGateway>>[] = [];
    await use(async (words, ...faults) => {
      const gateway = await startGateway({ upstream: stack.urls, faults });
      gateways.push(gateway);
      const { auth, backend, ws, frontend } = gateway.urls;
      const run = await start([...command, '--project', 'local', ...words.split(' ')], {
        LOCAL_AUTH_URL: auth,
        LOCAL_BACKEND_URL: backend,
        LOCAL_WS_URL: ws,
        LOCAL_FRONTEND_URL: frontend,
        LOCAL_LOGIN: 'register',
      }).ended;
      return { ...run, ...readWatch(run) };
    });
    for (const gateway of gateways) await gateway.stop();
  },
});

function readWatch({ output, reports }: SuiteRun): Pick<Watched, 'lastLine' | 'document' | 'lines'> {
  const folder = join(reports, 'watch');
  const [name = ''] = readdirSync(folder);
  const text = (file: string): string => readFileSync(join(folder, name, file), 'utf8');
  return {
    lastLine: output.trim().split('\n').at(-1) ?? '',
    document: JSON.parse(text('watch.json')) as WatchDocument,
    lines: text('samples.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as WatchSample),
  };
}

test.describe('watch', () => {
  test('advises a rollback when the backend begins to answer with errors after ten seconds', async ({
    watch,
  }) => {
    const watched = await watch('--every 1s --for 40s --scale 0.02', down);

    expect(watched.lastLine).toBe('ROLLBACK_ADVISED: SERVER_ERRORS');
    expect(watched.exitCode).toBe(2);
    expect(watched.document).toMatchObject({ word: 'ROLLBACK_ADVISED', trigger: 'SERVER_ERRORS' });
    expect(watched.document.reasons[0]).toContain('503 Service Unavailable');
    expect(watched.document.reasons[0]).toContain('auth and frontend stayed well');
    // Ten, where this machine lets it look every second.
    expect(watched.lines.filter(({ health: { backend } }) => backend.ok).length).toBeGreaterThanOrEqual(5);
    expect(watched.lines.at(-1)?.health.backend).toMatchObject({ ok: false, status: 503 });
    expect(watched.lines).toHaveLength(watched.document.samples);
  });

  test('advises a rollback when most sockets are refused', async ({ watch }) => {
    const refused: FaultInput = { kind: 'upgrade-answer', from: 3, status: 500, text: 'broken' };
    const watched = await watch('--every 500ms --for 20s --scale 0.05', refused);

    expect(watched.lastLine).toBe('ROLLBACK_ADVISED: SOCKETS');
    expect(watched.exitCode).toBe(2);
    expect(watched.document.reasons[0]).toMatch(
      /2 of 5, 40 % \(\d+ to \d+ %, each bound at 95 %\), limit 50 %/,
    );
  });

  test('advises a rollback when the backend holds too much memory', async ({ watch }) => {
    const swollen: FaultInput = {
      kind: 'http-edit-json',
      match: { service: 'backend', path: '/health/system', from: 3 },
      set: { 'process.rss_bytes': 3.9 * 1024 ** 3 },
    };
    const watched = await watch('--every 500ms --for 20s --scale 0.05', swollen);

    expect(watched.lastLine).toBe('ROLLBACK_ADVISED: MEMORY');
    expect(watched.document.reasons[0]).toContain('3.9 GiB');
  });

  test('holds when the memory of the backend grows all the time', async ({ watch }) => {
    const growing = Array.from({ length: 20 }, (_, at): FaultInput => ({
      kind: 'http-edit-json',
      match: { service: 'backend', path: '/health/system', nth: at + 1 },
      set: { 'process.rss_bytes': (100 + 20 * at) * 1024 ** 2 },
    }));
    const watched = await watch('--every 500ms --for 8s --scale 0.01', ...growing);

    expect(watched.lastLine).toBe('HOLD');
    expect(watched.document.reasons[0]).toMatch(
      /^MEMORY_GROWTH: The memory of a service grows without end\./,
    );
  });

  test('says that a healthy target is stable, and how little it cost', async ({ watch }) => {
    const watched = await watch('--every 500ms --for 7s --scale 0.05');

    expect(watched.lastLine).toBe('STABLE');
    expect(watched.exitCode).toBe(0);
    expect(watched.document.spent).toMatchObject({ turns: 0, threads: 0, users: 1 });
    expect(watched.document.spent['requests']).toBeLessThanOrEqual(6 * watched.lines.length + 2);
    expect(watched.output).not.toContain('eyJ');
  });

  test('holds when sockets open and no agent answers, where messages are asked for', async ({ watch }) => {
    const deaf: FaultInput = { kind: 'agent-deaf', runFrom: 1 };
    const answered = await watch('--every 500ms --for 7s --scale 0.05 --turn-every 3s');
    const unanswered = await watch('--every 500ms --for 7s --scale 0.05 --turn-every 30s', deaf);

    expect(answered.lastLine).toBe('STABLE');
    // The third is asked a second before the end, where this machine is not late.
    const { turns, threads, leftBehind } = answered.document.spent;
    expect(answered.document.reasons[0]).toContain(`Messages answered: ${turns} of ${turns}, 100 %`);
    expect([2, 3]).toContain(turns);
    expect([threads, leftBehind]).toEqual([turns, 0]);
    expect(unanswered.lastLine).toBe('HOLD');
    expect(unanswered.lines[0]?.turn).toMatchObject({ ok: false, code: 'AGENT_SILENT' });
  });

  test('holds when it has looked too little to say', async ({ watch }) => {
    const watched = await watch('--every 500ms --for 2s');

    expect(watched.lastLine).toBe('HOLD');
    expect(watched.exitCode).toBe(3);
    expect(watched.output).toContain('Not enough to say');
  });

  test('says after a rollback that all has recovered', async ({ watch }) => {
    const first: FaultInput = {
      kind: 'http-answer',
      match: { ...health, until: 2 },
      status: 503,
      text: 'wait',
    };
    const watched = await watch('--post-rollback --every 500ms --scale 0.02', first);

    expect(watched.lastLine).toBe('RECOVERED');
    expect(watched.exitCode).toBe(0);
    expect(watched.lines[0]?.health.backend.status).toBe(503);
  });

  test('says after a rollback that a new error undoes it', async ({ watch }) => {
    const again: FaultInput = {
      kind: 'http-answer',
      match: { ...health, pattern: '^/health$', nth: 5 },
      status: 500,
      text: 'again',
    };
    const watched = await watch('--post-rollback --every 500ms --scale 0.02', again);

    expect(watched.lastLine).toBe('NOT_RECOVERED: SERVER_ERRORS');
    expect(watched.exitCode).toBe(2);
  });

  test('ends with what is known when it is stopped by hand', async ({ stack, start }) => {
    const running = start([...command, '--project', 'local', '--every', '500ms'], {
      LOCAL_AUTH_URL: stack.urls.auth,
      LOCAL_BACKEND_URL: stack.urls.backend,
      LOCAL_WS_URL: stack.urls.ws,
      LOCAL_FRONTEND_URL: stack.urls.frontend,
      LOCAL_LOGIN: 'register',
    });
    await expect.poll(() => running.output(), { timeout: 20_000 }).toContain('+0 ms');
    process.kill(running.pid, 'SIGINT');
    const run = await running.ended;

    expect(run.exitCode).toBe(3);
    expect(run.output).toContain('Stopped by hand');
    expect(readWatch(run).lastLine).toBe('HOLD');
    expect(readWatch(run).lines.length).toBeGreaterThan(0);
  });

  test('says in one sentence what is wrong with its words', async ({ start }) => {
    const run = await start([...command, '--project', 'moon']).ended;

    expect(run.exitCode).toBe(1);
    expect(run.output).toContain('--project must be one of embedded, local, staging');
  });
});
