/**
 * `npm run bench`: how long the suite itself takes, as whole processes: the smoke profile and the full embedded run.
 * Figures of one machine on one day; compare ratios within one run only. `-- N` sets the rounds (3).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rounds = Number(process.argv[2] ?? 3);
const commands = [
  { name: 'smoke profile', args: ['--grep', '@smoke'] },
  { name: 'full embedded run', args: [] },
];

const reports = mkdtempSync(join(tmpdir(), 'golden-path-bench-'));
const seconds = new Map(commands.map(({ name }) => [name, []]));
for (let round = 1; round <= rounds; round += 1) {
  for (const { name, args } of commands) {
    const startedMs = performance.now();
    const { status } = spawnSync(process.execPath, ['helpers/run/start.mjs', '--project=embedded', ...args], {
      cwd: root,
      env: { ...process.env, GOLDEN_PATH_REPORTS: reports },
      stdio: 'ignore',
    });
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
