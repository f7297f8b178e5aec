import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import type { VerdictDocument } from '../../../helpers/diagnosis/verdict-document.ts';
import { attach } from '../command/attach.ts';
import { startOwnStack } from '../command/own-stack.ts';
import { filesHolding } from './files-holding.ts';
import { makeThinCopy, shareInstalledPackages } from './thin-copy.ts';
import { makeMonorepo, type Monorepo } from './monorepo.ts';
import { runStep, type StepResult } from './run-step.ts';

/**
 * Every script of the workflows, run in a copy of this project in a folder of another repository, into which the lines of the README
 * have put the workflows. The steps that GitHub has to do (checkout, Node, artifacts, Pages) are not among them. What would take
 * long is made smaller by a variable that the workflow itself has for it, as is said at each.
 */
const steps = {
  install: 'npm ci',
  check: 'npm run check',
  test: 'npm test',
  setup: 'npm run setup',
  run: 'npm run golden-path -- $SELECTION',
  smoke: 'npm run golden-path -- --grep @smoke',
  shard: 'npm run golden-path -- --shard="$SHARD" $SELECTION',
  merge: 'npm run report:merge -- reports/shards',
  faults: 'npm run faults -- $FAULTS',
  cross: 'npm run faults -- --cross --layer "$LAYER" $FAULTS',
  healthy: 'npm run faults -- --clean "$REPEATS" "$WAY"',
  fuzz: 'npm run fuzz -- --seed "$SEED" --offline "$RECORDINGS" --live "$LIVE_TURNS"',
  prove: 'npm run prove -- $PROOFS',
  fetch: 'npm run monitor -- fetch --project "$TARGET"',
  plan: 'npm run monitor -- plan --project "$TARGET"',
  deployed: 'npm run monitor -- deployed --project "$TARGET"',
  wait: 'npm run monitor -- wait --project "$TARGET" --for "$WAIT"',
  monitored: 'npm run monitor -- run --project "$TARGET" --profile "$PROFILE"',
  tell: 'npm run monitor -- tell',
  ping: 'npm run monitor -- ping --project "$TARGET" --state "$STATE"',
  site: 'npm run site',
} as const;

/** What takes a container engine, which no other test needs: a machine without one could not pass. It is run where it stands. */
const needsAnEngine: readonly string[] = ['npm run local:proof'];

const key = 'Kx7/pQ+9w=vR3&tZ-long-enough';

interface Place {
  readonly folder: string;
  readonly reports: string;
  /** Runs a step to its end, which has to be a good one unless said otherwise. */
  readonly run: (name: keyof typeof steps, setting?: Setting) => Promise<StepResult>;
  readonly verdict: () => VerdictDocument;
}

interface Setting {
  readonly bounds?: Readonly<Record<string, string>>;
  readonly expressions?: Readonly<Record<string, string>>;
  readonly runner?: Readonly<Record<string, string>>;
  readonly exitCode?: number;
  /** Where the repository was checked out, if not in the worker's own. */
  readonly workspace?: string;
  /** Of the steps with this script, the one in this workflow. */
  readonly of?: string;
}

const test = base.extend<{ place: Place }, { monorepo: Monorepo }>({
  monorepo: [
    async ({}, use) => {
      const monorepo = makeMonorepo();
      await use(monorepo);
      monorepo.remove();
    },
    { scope: 'worker' },
  ],

  place: async ({ monorepo }, use) => {
    const folder = mkdtempSync(join(monorepo.beside, 'step-'));
    const reports = join(folder, 'reports');
    mkdirSync(reports);
    const run: Place['run'] = async (
      name,
      { bounds = {}, expressions = {}, runner = {}, exitCode = 0, of = '', workspace = monorepo.root } = {},
    ) => {
      const step = monorepo.steps.find((one) => one.run === steps[name] && one.file.includes(of));
      if (!step) throw new Error(`No workflow has the step \`${steps[name]}\`.`);
      const result = await runStep(step, {
        workspace,
        expressions: { ...usual, ...expressions },
        bounds,
        runner: {
          GOLDEN_PATH_REPORTS: reports,
          GOLDEN_PATH_WAIVERS: 'none',
          XDG_CACHE_HOME: join(folder, 'cache'),
          GITHUB_OUTPUT: join(folder, 'outputs'),
          GITHUB_STEP_SUMMARY: join(folder, 'step-summary.md'),
          ...runner,
        },
      });
      expect(result.exitCode, `${step.run}\n${result.output.slice(-4_000)}`).toBe(exitCode);
      return result;
    };
    await use({
      folder,
      reports,
      run,
      verdict: () => JSON.parse(readFileSync(join(reports, 'verdict.json'), 'utf8')) as VerdictDocument,
    });
  },
});

/** What GitHub would put in the place of each expression. */
const usual: Readonly<Record<string, string>> = {
  'env.DIRECTORY': 'golden-path',
  'inputs.working-directory': 'golden-path',
  'inputs.target': 'staging',
  'inputs.profile': 'golden-path',
  'inputs.wait': '20s',
  'github.token': 'token-of-the-job',
  'github.ref_name': 'main',
  'github.run_number': '7',
  'job.status': 'success',
  'matrix.shard': '1/1',
  'matrix.layer': 'config',
  'matrix.way': '--harmless',
  'matrix.repeats': '50',
  'secrets.E2E_OAUTH_SIMULATION_KEY': key,
  'secrets.HEARTBEAT_FAILURE_URL': '',
  'steps.plan.outputs.profile': 'smoke',
  'vars.GOLDEN_PATH_EVERY': '',
  'vars.GOLDEN_PATH_DEPLOYED_AT': '',
};

/** The suite on its own stack, but one spec of it. */
const oneSpec = { SELECTION: 'tests/preflight/clock.spec.ts' };

test.describe('the scripts of the workflows', () => {
  test('every script of every workflow is run here, or needs a container engine', ({ monorepo }) => {
    const all = new Set(monorepo.steps.map(({ run }) => run));
    expect([...all].toSorted()).toEqual([...Object.values(steps), ...needsAnEngine].toSorted());
    expect(
      monorepo.steps.every(({ directory }) => /env\.DIRECTORY|inputs\.working-directory/.test(directory)),
    ).toBe(true);
  });

  test('the smoke runs green from a folder of another repository', async ({ place }) => {
    await place.run('smoke');
    const { verdict, scope, run } = place.verdict();
    expect({ verdict, profile: scope.profile }).toEqual({ verdict: 'PASS', profile: 'smoke' });
    // It is that repository's revision that the run names.
    expect(run.suiteRevision).toMatch(/^[\da-f]{9}$/);
  });

  test('the embedded run, of which one spec is taken, and its verdict as outputs and summary', async ({
    place,
  }) => {
    await place.run('setup');
    await place.run('run', { bounds: oneSpec });
    await place.run('tell');
    const { sentence, ...outputs } = outputsIn(place.folder);
    expect(outputs).toEqual({ verdict: 'PASS', class: '', headline: '' });
    expect(sentence).toMatch(/^SELF-CHECK PASS/);
    expect(readFileSync(join(place.folder, 'step-summary.md'), 'utf8')).toMatch(/^# SELF-CHECK PASS/);
  });

  test('a part of the embedded run, of which one spec is taken, and the merge', async ({
    place,
    monorepo,
  }) => {
    await place.run('shard', { bounds: oneSpec });
    // What the next job would download.
    const downloaded = join(monorepo.root, 'golden-path/reports/shards');
    for (const run of readdirSync(join(place.reports, 'runs'))) {
      cpSync(join(place.reports, 'runs', run, 'blob'), downloaded, { recursive: true });
    }
    await place.run('merge');
    expect(place.verdict()).toMatchObject({ verdict: 'PASS', scope: { kind: 'partial' } });
  });

  test('one fault in place of the matrix, a list of those that would be crossed, and one healthy repeat', async ({
    place,
  }) => {
    const { output } = await place.run('faults', { bounds: { FAULTS: '--only X03-backend-refused' } });
    expect(output).toContain('X03-backend-refused ok');
    expect((await place.run('cross', { bounds: { FAULTS: '--list' } })).output).toMatch(/^\d+ faults$/m);
    await place.run('healthy', { bounds: { REPEATS: '1' } });
  });

  test('fifty recordings in place of two thousand, no live turn, and one proof', async ({ place }) => {
    await place.run('fuzz', { bounds: { RECORDINGS: '50', LIVE_TURNS: '0' } });
    const { output } = await place.run('prove', { bounds: { PROOFS: '--only S12' } });
    expect(output).toMatch(/^(\d+) of \1 rules proven/m);
  });

  test('the monitor fetches, waits, runs the smoke in place of the night, tells, plans and gives a sign of life', async ({
    place,
  }) => {
    const stack = await startOwnStack({ STACK_LOGIN_KEY: key });
    const seen: string[] = [];
    const github = createServer((request, response) => {
      request.resume();
      seen.push(`${request.method} ${request.url}`);
      response.end('{"artifacts":[]}');
    });
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
    const api = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
    const staging = attach(stack.urls, 'staging');
    try {
      await place.run('fetch', { runner: { GITHUB_API_URL: api, GITHUB_REPOSITORY: 'somebody/product' } });
      await place.run('deployed');
      await place.run('wait', { runner: staging });
      const { output } = await place.run('monitored', {
        bounds: { PROFILE: 'smoke' },
        runner: { ...staging, GITHUB_ACTIONS: 'true' },
        of: 'nightly',
      });
      // Whatever the services handed out is named as one to hide, and stands in no report.
      const masked = [...output.matchAll(/^::add-mask::(.+)$/gm)].map(([, secret]) => secret ?? '');
      expect(masked).toContain(key);
      const tokens = masked.filter((secret) => secret.startsWith('eyJ'));
      expect(tokens.length).toBeGreaterThan(1);
      expect(filesHolding(place.reports, tokens)).toEqual([]);
      await place.run('tell');
      expect(outputsIn(place.folder)['verdict']).toBe('PASS');
      await place.run('plan', { runner: { GITHUB_ACTIONS: 'true' } });
      expect(outputsIn(place.folder)).toMatchObject({ due: 'false', missed: '0' });
      await place.run('ping', {
        expressions: { 'secrets.HEARTBEAT_URL': `${api}/life/5ecr3t` },
        of: 'monitor',
      });
      expect(seen.at(-1)).toBe('POST /life/5ecr3t');
      await place.run('site');
      expect(existsSync(join(place.reports, 'site', 'index.html'))).toBe(true);
    } finally {
      github.close();
      await stack.stop();
    }
  });

  test('an install that leaves out what is for development, which is all, and check and tests on a tenth of the files', async ({
    place,
  }) => {
    const copy = join(place.folder, 'golden-path');
    makeThinCopy(copy);
    const setting = { workspace: place.folder };
    // It still refuses a lock file that does not fit its package.json. The packages themselves were installed by whoever runs this.
    await place.run('install', { ...setting, runner: { npm_config_omit: 'dev' } });
    shareInstalledPackages(copy);
    await place.run('check', setting);
    const { output } = await place.run('test', setting);
    expect(output).toMatch(/^\d+ passed, 0 failed\s*$/m);
  });
});

/** The outputs that steps have given so far, the last one of each name. */
function outputsIn(folder: string): Readonly<Record<string, string>> {
  const text = readFileSync(join(folder, 'outputs'), 'utf8');
  const all = [...text.matchAll(/^([\w-]+)<<(\S+)\n(.*)\n\2$/gm)];
  return Object.fromEntries(all.map(([, name = '', , value = '']) => [name, value]));
}
