/**
 * `npm run bench`: figures of one machine on one day; compare ratios within one run only.
 *
 * - `suite`: how long the suite itself takes, as whole processes: the smoke profile and the full embedded run.
 * - `gateway`: what the fault gateway adds to a frame, beside a plain pass-through.
 * - `figures`: how far the reported figures are off when known delays are injected, beside a bare client.
 * - `verdict`: how long the real command takes to its verdict when the environment is down.
 * - `trends`: how often a slowdown that was planted into made-up histories is marked, and how often what is not there.
 *
 * `-- N` sets the rounds of the suite (3), `-- gateway` takes one alone. Exit code 1 when a run did not end as it must; no time
 * fails it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const words = process.argv.slice(2);
const rounds = Number(words.find((word) => /^\d+$/.test(word)) ?? 3);
const parts = {
  suite,
  gateway: () => run('gateway-overhead.ts'),
  figures: () => run('figure-error.ts'),
  verdict: () => run('time-to-verdict.ts'),
  trends: () => run('change-points.ts'),
};
const named = words.filter((word) => !/^\d+$/.test(word));
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure; there is ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

for (const [name, measure] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`# ${name}`);
  measure();
}

function run(file) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join('tests/self/bench', file)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

function suite() {
  const commands = [
    { name: 'smoke profile', args: ['--grep', '@smoke'] },
    { name: 'full embedded run', args: [] },
  ];
  const reports = mkdtempSync(join(tmpdir(), 'golden-path-bench-'));
  const seconds = new Map(commands.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, args } of commands) {
      const startedMs = performance.now();
      const { status } = spawnSync(
        process.execPath,
        ['helpers/run/start.mjs', '--project=embedded', ...args],
        { cwd: root, env: { ...process.env, GOLDEN_PATH_REPORTS: reports }, stdio: 'ignore' },
      );
      if (status !== 0) process.exitCode = 1;
      seconds.get(name).push((performance.now() - startedMs) / 1000);
      console.log(`round ${round}, ${name}: exit ${status}, ${seconds.get(name).at(-1).toFixed(1)} s`);
    }
  }
  rmSync(reports, { recursive: true, force: true });

  for (const [name, figures] of seconds) {
    const sorted = [...figures].sort((a, b) => a - b);
    const [min, median, max] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
    console.log(
      `${name}: min ${min.toFixed(1)} s, median ${median.toFixed(1)} s, max ${max.toFixed(1)} s, n ${rounds}`,
    );
  }
}
