/**
 * The thin starter behind `npm run golden-path`: plain JavaScript, so that a wrong Node and a missing install get one sentence.
 * It runs Playwright with the arguments it was given, and leaves a verdict whatever becomes of Playwright.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A line of a stack that leads through Playwright or Node, and the list of modules that Node adds to it. */
const insideOfPlaywright =
  /^\s+at .*(?:node_modules|node:|<anonymous>)|^(?:Require stack:|- \/.*node_modules.*|\s+code: 'MODULE_NOT_FOUND',|\s+requireStack: \[|\s+'.*node_modules.*',?|\s+\]|\})\s*$/;
const root = fileURLToPath(new URL('../../', import.meta.url));
const reports = resolve(root, process.env['GOLDEN_PATH_REPORTS'] || 'reports');
const startedAt = new Date();
const args = process.argv.slice(2);
const onlyShows = args.some((word) => ['--list', '--help', '-h'].includes(word));
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

const unwritable = onlyShows ? undefined : whyUnwritable(reports);
if (unwritable !== undefined) {
  // There is no place for a verdict either.
  console.error(
    `CONFIG_INVALID: ${reports}${process.env['GOLDEN_PATH_REPORTS'] ? ' (GOLDEN_PATH_REPORTS)' : ''} cannot take the reports: ${unwritable}. Name a folder that can be written, or unset the variable to use reports/ of this project.`,
  );
  process.exit(1);
}

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
  stdio: ['inherit', 'inherit', 'pipe'],
  env: { ...process.env, GOLDEN_PATH_RUN: JSON.stringify(run) },
});
// Playwright ends first and writes its verdict. On Ctrl-C it gets the signal twice, which it knows.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail('HARNESS_ERROR', `Playwright could not be started: ${error.message}.`));
const heard = hear(child.stderr);
child.on('exit', async (code, signal) => {
  await heard.over();
  if (onlyShows) process.exit(code ?? 1);
  const verdict = readVerdict();
  if (verdict === undefined) {
    const refused = heard.refusal();
    if (refused !== undefined) {
      fail(
        'CONFIG_INVALID',
        `The words after the command are not what Playwright takes: ${refused} What there is: npx playwright test --help`,
      );
    }
    fail(
      'HARNESS_ERROR',
      `Playwright ended (${signal ?? `exit ${code}`}) without a verdict; what it printed above says why.`,
    );
  }
  process.exit(verdict === 'PASS' && code === 0 ? 0 : code || 1);
});

/**
 * Why nothing can be written below a folder; undefined when it can. The folder need not exist yet, and is not made: Node tries for ever
 * to make one in a file system that takes none, such as /proc.
 */
function whyUnwritable(folder) {
  const above = dirname(folder);
  if (!existsSync(folder)) return above === folder ? 'it does not exist' : whyUnwritable(above);
  if (!statSync(folder).isDirectory()) return `${folder} is a file`;
  try {
    accessSync(folder, constants.W_OK);
    mkdirSync(join(folder, `.golden-path-${process.pid}`));
  } catch (error) {
    return `nothing can be made in ${folder} (${error.code})`;
  }
  rmdirSync(join(folder, `.golden-path-${process.pid}`));
  return undefined;
}

/**
 * Passes on what Playwright complains of, but for the lines that lead through its own insides, and keeps what it said last. Where such
 * lines are all there is, no line of ours was ever reached: it is the words of the command that it does not take.
 */
function hear(stream) {
  let kept = '';
  let rest = '';
  let isOver = false;
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) pass(`${line}\n`);
  });
  stream.on('end', () => {
    if (rest !== '') pass(rest);
    isOver = true;
  });
  function pass(line) {
    kept = (kept + line).slice(-20_000);
    if (!insideOfPlaywright.test(line)) process.stderr.write(line);
  }
  return {
    /** What was said is all here, or whoever holds the stream open is none of us. */
    async over() {
      for (let waited = 0; !isOver && waited < 500; waited += 20) {
        await sleep(20);
      }
    },
    /** Why Playwright did not take the words of the command; undefined where it went further than that. */
    refusal() {
      const lines = kept.split('\n').filter((line) => line.trim() !== '');
      const ours = lines.some((line) => /^\s+at |imported from/.test(line) && !insideOfPlaywright.test(line));
      const said = lines.find((line) => /^error: |^Error: /.test(line))?.replace(/^[eE]rror: /, '');
      return ours || said === undefined ? undefined : said.replace(/[.]?$/, '.');
    },
  };
}

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
  const layer = code === 'CONFIG_INVALID' ? 'config' : 'self';
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
