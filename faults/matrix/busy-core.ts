/**
 * Keeps one core busy until its standard input ends: `tsx faults/matrix/busy-core.ts`. Prints `ready`, and at its end the CPU
 * time that it had and how long it lasted, in ms, as `busy <cpu> <wall>`.
 */
const sliceMs = 50;
const startedMs = performance.now();
const before = process.cpuUsage();

function spin(): void {
  const untilMs = performance.now() + sliceMs;
  while (performance.now() < untilMs);
  setImmediate(spin);
}

process.stdin.resume().once('end', () => {
  const { user, system } = process.cpuUsage(before);
  const wallMs = performance.now() - startedMs;
  process.stdout.write(`busy ${Math.round((user + system) / 1000)} ${Math.round(wallMs)}\n`, () =>
    process.exit(0),
  );
});
process.stdout.write('ready\n');
spin();
