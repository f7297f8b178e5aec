import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectName } from '../../../helpers/local/local-stack.ts';
import type { Hold } from './prove-stack.ts';
import { root, run } from './run.ts';

const image = 'golden-path';
/** Unlike any other text in an image. */
const key = 'k3y-of-the-proof-long-enough';
const stopped = 'golden-path-stopped';
/** What Docker waits before it kills. */
const graceS = 10;

/** The suite's image: built, run against the stack that is up, as whoever asks, stopped, and looked through for secrets. */
export async function proveSuite(proof: {
  readonly clone: string;
  readonly folder: string;
  readonly hold: Hold;
}): Promise<void> {
  const { clone, folder, hold } = proof;
  const docker = (...words: readonly string[]) =>
    run('docker', words, { cwd: clone, environment: { E2E_OAUTH_SIMULATION_KEY: key } });
  const base = process.env['GOLDEN_PATH_STACK_BASE'];
  const network = process.env['GOLDEN_PATH_BUILD_NETWORK'] ?? 'default';
  const argument = base === undefined ? [] : ['--build-arg', `BASE=${base}`];
  const built = await docker(
    'build',
    '--network',
    network,
    ...argument,
    '--build-arg',
    'REVISION=proof',
    '-t',
    image,
    '.',
  );
  hold('the image of the suite is built', built.code === 0, built.said);

  const reports = newFolder(folder, 'reports');
  const user = `${process.getuid?.() || 12345}:${process.getgid?.() || 12345}`;
  const mounted = ['--rm', '--user', user, '-v', `${reports}:/suite/reports`];
  const smoke = await docker(
    'run',
    ...mounted,
    '--network',
    `container:${projectName}`,
    '-e',
    'E2E_OAUTH_SIMULATION_KEY',
    image,
    '--project=local',
    '--grep',
    '@smoke',
  );
  const verdict = verdictIn(reports);
  hold(
    'its smoke of that stack is green, by its words',
    smoke.code === 0 && verdict.verdict === 'PASS',
    smoke.said,
  );
  hold(
    'its reports land in the mounted folder and name its revision',
    verdict.run?.suiteRevision.endsWith('+proof') === true,
    JSON.stringify(verdict.run),
  );
  const own = await docker('run', '--rm', image, '--project=embedded', 'tests/browser/login.spec.ts');
  hold('as its own user it runs its own stack and browser', own.code === 0, own.said);

  const kept = newFolder(folder, 'stopped');
  await docker('run', '--detach', '--name', stopped, '--user', user, '-v', `${kept}:/suite/reports`, image);
  await firstTestOf(stopped);
  const stop = await docker('stop', '--time', String(graceS), stopped);
  hold('it ends in time when it is stopped', stop.tookMs < graceS * 1000, `${stop.tookMs} ms`);
  hold(
    'and leaves a verdict that is not PASS',
    verdictIn(kept).verdict === 'UNMEASURABLE',
    JSON.stringify(verdictIn(kept)),
  );
  await docker('rm', '--force', stopped);

  const user0 = await docker('run', '--rm', '--entrypoint', 'id', image, '-u');
  hold('it does not run as root', user0.said.trim() === '10001', user0.said);
  const history = await docker('history', '--no-trunc', image);
  const inside = await docker(
    'run',
    '--rm',
    '--entrypoint',
    'find',
    image,
    '/suite',
    '-path',
    '/suite/node_modules',
    '-prune',
    '-o',
    '(',
    '-name',
    '*.secrets.env*',
    '-o',
    '-name',
    '.git',
    '-o',
    '-name',
    '.env',
    ')',
    '-print',
  );
  hold('no secret is in it', inside.said.trim() === '' && !history.said.includes(key), inside.said);
}

/** Waits until its first test has passed, so that there is something to stop; two minutes at most. */
async function firstTestOf(container: string): Promise<void> {
  const untilMs = performance.now() + 120_000;
  for (;;) {
    const { said } = await run('docker', ['logs', container], { cwd: root });
    if (/^\s+✓\s+1 /m.test(said) || performance.now() > untilMs) return;
    await delay(2_000);
  }
}

function newFolder(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  // The container runs as another user.
  chmodSync(path, 0o777);
  return path;
}

function verdictIn(reports: string): { verdict?: string; run?: { suiteRevision: string } } {
  const file = join(reports, 'verdict.json');
  if (!existsSync(file) || !statSync(file).isFile()) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as { verdict: string; run: { suiteRevision: string } };
}
