/**
 * The thin starter behind `npm run golden-path`: plain JavaScript, so that a wrong Node and a missing install get one sentence.
 * It runs Playwright with the arguments it was given, and leaves a verdict whatever becomes of Playwright.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const reports = resolve(root, process.env['GOLDEN_PATH_REPORTS'] || 'reports');
const startedAt = new Date();
const args = process.argv.slice(2);
const named = args.map((word, at) =>
  word === '--project' ? args[at + 1] : /^--project=(.+)$/.exec(word)?.[1],
);
const target = ['embedded', 'local', 'staging'].find((name) => named.includes(name)) ?? 'embedded';
const run = {
  id: newRunId(),
  startedAt: startedAt.toISOString(),
  dir: '',
  target,
  // Only where nobody else's services are asked. That the run starts its own stack, and needs a browser, is looked at later.
  mayInstall: target === 'embedded',
};
run.dir = join(reports, 'runs', `${run.startedAt.replace(/[:.]/g, '-')}-${target}-${run.id}`);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    'NODE_TOO_OLD',
    `This is Node ${process.versions.node}; Golden Path needs 20.19 or later. Install it and try again.`,
  );
}
const playwright = join(root, 'node_modules/@playwright/test/cli.js');
if (!existsSync(playwright)) {
  fail('NOT_INSTALLED', 'The packages are not installed. Run `npm ci` first, then this command again.');
}

const child = spawn(process.execPath, [playwright, 'test', ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, GOLDEN_PATH_RUN: JSON.stringify(run) },
});
// Playwright ends first and writes its verdict. On Ctrl-C it gets the signal twice, which it knows.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail('HARNESS_ERROR', `Playwright could not be started: ${error.message}.`));
child.on('exit', (code, signal) => {
  if (args.some((word) => ['--list', '--help', '-h'].includes(word))) process.exit(code ?? 1);
  const verdict = readVerdict();
  if (verdict === undefined) {
    fail(
      'HARNESS_ERROR',
      `Playwright ended (${signal ?? `exit ${code}`}) without a verdict; what it printed above says why.`,
    );
  }
  process.exit(verdict === 'PASS' && code === 0 ? 0 : code || 1);
});

/** The verdict of this run, if Playwright left one. */
function readVerdict() {
  try {
    return JSON.parse(readFileSync(join(run.dir, 'verdict.json'), 'utf8')).verdict;
  } catch {
    return undefined;
  }
}

/** Hex can spell one of the words that change how the product behaves (env/forbidden-words.ts). */
function newRunId() {
  for (;;) {
    const id = randomBytes(4).toString('hex');
    if (!id.includes('e2e')) return id;
  }
}

/** Says what is wrong in one sentence, leaves it as a verdict in the same shape as every other, and ends. */
function fail(code, sentence) {
  const layer = 'self';
  const headline = { code, layer, class: 'self', sentence };
  const verdict = {
    schema: 1,
    target,
    product: target !== 'embedded',
    scope: { kind: 'partial', profile: null, selected: 0, expected: 0 },
    verdict: 'HARNESS_ERROR',
    class: 'self',
    headline,
    findings: [{ ...headline, severity: 'fail', evidence: [] }],
    checks: [],
    budgets: [],
    waivers: [],
    created: { users: 0, threads: 0, messages: 0 },
    leftBehind: 0,
    spent: { turns: 0, requests: 0 },
    run: {
      id: run.id,
      startedAt: run.startedAt,
      durationMs: Date.now() - startedAt.getTime(),
      suiteRevision: 'unknown',
      urls: {},
      origins: [],
      vantage: process.platform,
    },
  };
  mkdirSync(reports, { recursive: true });
  const file = join(reports, 'verdict.json');
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(verdict, null, 2)}\n`);
  renameSync(`${file}.${process.pid}`, file);
  console.error(`${code}: ${sentence}`);
  process.exit(1);
}
