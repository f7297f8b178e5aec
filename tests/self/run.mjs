/**
 * `npm test`: the project's own tests, one step after the other. Every step runs, whatever the ones before it gave.
 * The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const unitFiles = testFiles('tests/self');
/** The tests make their own proxies; one before this machine would stand before the names that they make up. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:HTTPS?|NO)_PROXY$/i.test(name)),
);

const steps = [
  // The way to a download may lead through the proxy of this machine.
  { name: 'browser', command: ['helpers/browser/start.mjs'], isShown: true, env: process.env },
  { name: 'format', command: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'] },
  { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '.'] },
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  {
    name: 'types of the chat page',
    command: ['node_modules/typescript/bin/tsc', '--noEmit', '--project', 'stack/frontend/app'],
  },
  {
    name: 'units, judge, stack and gateway',
    command: ['--import', 'tsx', '--test', '--test-reporter=tap', '--test-concurrency=2', ...unitFiles],
    count: countTap,
  },
  {
    name: 'the real command',
    command: ['node_modules/@playwright/test/cli.js', 'test', '--config=tests/self/playwright.config.ts'],
    count: countPlaywright,
    isShown: true,
  },
];

let passed = 0;
let failed = 0;
// Without a browser the tests of the page cannot run: one is found or installed first.
const [browser, format, lint, types, pageTypes, ...others] = steps;
await conclude(browser);
// Those that only read run side by side; what starts processes runs alone.
await Promise.all([lint, types, pageTypes, format].map(conclude));
for (const step of others) await conclude(step);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

async function conclude(step) {
  const startedMs = Date.now();
  console.log(`# ${step.name} …`);
  const { code, output } = await run(step);
  const counts = step.count?.(output) ?? { passed: 0, failed: 0 };
  // A step without tests of its own is one check; a step that failed without a failed test is one failure.
  passed += step.count ? counts.passed : code === 0 ? 1 : 0;
  failed += code === 0 ? counts.failed : Math.max(1, counts.failed);
  if (code !== 0 && step.count === countTap) console.log(failures(output));
  if (code !== 0 && !step.count && !step.isShown) console.log(output);
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  const words = step.count ? `, ${counts.passed} passed, ${counts.failed} failed` : '';
  console.log(`# ${step.name}: ${code === 0 ? 'ok' : `failed (exit ${code})`}${words}, ${seconds} s`);
}

function run({ command, isShown, env: own = env }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: own,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (part) => {
      output += part;
      if (isShown) process.stdout.write(part);
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Counts of the TAP summary; files count as tests of their own only when they fail to load. */
function countTap(output) {
  const figure = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return { passed: figure('pass'), failed: figure('fail') + figure('cancelled') };
}

/** The parts of a TAP output that explain its failures. */
function failures(output) {
  const lines = output.split('\n');
  return lines
    .flatMap((line, at) => (/^\s*not ok /.test(line) ? lines.slice(at, at + 30) : []))
    .join('\n')
    .slice(0, 20_000);
}

function countPlaywright(output) {
  const figure = (word) => Number(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'm').exec(output)?.[1] ?? 0);
  return {
    passed: figure('passed'),
    failed: figure('failed') + figure('flaky') + figure('did not run') + figure('skipped'),
  };
}

/** Node 20 takes no globs for its tests. */
function testFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}
