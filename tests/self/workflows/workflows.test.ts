import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { catalogue } from '../../../faults/catalogue/catalogue.ts';
import { profileNames } from '../../../env/target.ts';
import { isForPullRequests, policyProblems } from './policy.ts';
import { readWorkflow, type Workflow } from './read-workflow.ts';

const folder = fileURLToPath(new URL('../../../.github/workflows/', import.meta.url));
const files = readdirSync(folder);
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

async function parsed(file: string): Promise<Workflow> {
  const { errors, workflow } = await readWorkflow(file, textOf(file));
  assert.deepEqual(errors, []);
  assert.ok(workflow);
  return workflow;
}

/** The text of a workflow with one thing in it changed, which has to be there. */
function changed(file: string, from: string, to: string): string {
  const text = textOf(file);
  assert.ok(text.includes(from), `${file} does not hold ${from}`);
  return text.replace(from, to);
}

describe('the workflows', () => {
  it('are the four that there are', () => {
    assert.deepEqual(files.toSorted(), [
      'after-deploy.yml',
      'monitor.yml',
      'nightly.yml',
      'pull-request.yml',
    ]);
  });

  for (const file of files) {
    it(`${file} is one that GitHub's own parser takes`, async () => {
      await parsed(file);
    });

    it(`${file} keeps our rules`, async () => {
      assert.deepEqual(policyProblems(file, await parsed(file), textOf(file)), []);
    });
  }

  it('are refused by the parser when something in them is wrong', async () => {
    const broken = [
      ['nightly.yml', 'permissions:', 'permisions:', /permisions/],
      ['nightly.yml', "cron: '17 1 * * *'", "cron: '17 25 * * *'", /cron/],
      ['nightly.yml', 'needs: embedded', 'needs: embeded', /embeded/],
      ['nightly.yml', '${{ matrix.shard }}', '${{ matrx.shard }}', /matrx/],
      ['monitor.yml', 'id: plan', 'id: 1 plan', /identifier/],
      [
        'monitor.yml',
        'working-directory: ${{ env.DIRECTORY }}',
        'working-directory: ${{ steps.a.b }}',
        /steps/,
      ],
      ['monitor.yml', "if: steps.plan.outputs.due == 'true'", 'if: secrets.A', /secrets/],
      ['monitor.yml', 'timeout-minutes: 100', 'timeout-minutes: long', /long/],
      ['after-deploy.yml', 'startsWith(', 'beginsWith(', /beginsWith/],
      ['pull-request.yml', '- run: npm ci', '- run: npm ci\n        uses: x', /uses/],
      ['pull-request.yml', 'contents: read', 'contents: [', /./],
    ] as const;
    for (const [file, from, to, complaint] of broken) {
      const { errors, workflow } = await readWorkflow(file, changed(file, from, to));
      assert.equal(workflow, undefined, `${file} with ${to}`);
      assert.match(errors.join('\n'), complaint);
    }
  });

  it('are refused by our rules when they do what none may', async () => {
    const sins = [
      ['pull-request.yml', 'contents: read', 'contents: write', /has contents: write/],
      ['pull-request.yml', 'permissions:\n  contents: read', 'permissions: write-all', /has write-all/],
      ['nightly.yml', 'actions: read', 'actions: write', /job staging has actions: write/],
      [
        'monitor.yml',
        'permissions:\n  contents: read\n\nconcurrency',
        'concurrency',
        /does not say its permissions/,
      ],
      [
        'pull-request.yml',
        'FAULTS: --only',
        'KEY: ${{ secrets.KEY }}\n      FAULTS: --only',
        /names a secret/,
      ],
      [
        'pull-request.yml',
        'runs-on: ubuntu-latest',
        'runs-on: ubuntu-latest\n    environment: staging',
        /is in an environment/,
      ],
      ['monitor.yml', '    environment: staging\n', '', /is in no protected environment/],
      ['monitor.yml', '    timeout-minutes: 100 # takes 50\n', '', /has no time limit/],
      ['monitor.yml', '100 # takes 50', '100 # takes 40', /is not twice/],
      ['monitor.yml', '100 # takes 50', '100', /is not twice/],
      [
        'pull-request.yml',
        'npm run check',
        'echo ${{ github.event.pull_request.title }}',
        /expression in a script/,
      ],
      ['monitor.yml', '--state "$STATE"', '--state "$STATE" "$HEARTBEAT_URL"', /secret in a script/],
      ['nightly.yml', 'retention-days: 30', 'retention-days: 90', /not for 30 days/],
      ['nightly.yml', 'persist-credentials: false', 'persist-credentials: true', /leaves its token/],
      ['nightly.yml', 'actions/checkout@v4', 'actions/checkout@main', /nobody has looked at/],
      [
        'monitor.yml',
        'concurrency:\n  group: golden-path-monitor\n  cancel-in-progress: false\n',
        '',
        /no concurrency/,
      ],
    ] as const;
    for (const [file, from, to, complaint] of sins) {
      const text = changed(file, from, to);
      const { errors, workflow } = await readWorkflow(file, text);
      assert.ok(workflow, `${to}: ${errors.join('\n')}`);
      assert.match(policyProblems(file, workflow, text).join('\n'), complaint);
    }
  });
});

describe('what runs when', () => {
  const workflows = new Map<string, Workflow>();
  const the = (file: string): Workflow => workflows.get(file) as Workflow;
  before(async () => {
    for (const file of files) workflows.set(file, await parsed(file));
  });

  it('is in groups that no two workflows share, so that a deployment never waits for a night', () => {
    const groups = [...workflows.values()].map(
      ({ concurrency }) => /golden-path-[a-z-]+[a-z]/.exec(String(concurrency?.group))?.[0] ?? '',
    );
    assert.equal(new Set(groups).size, files.length);
    assert.ok(!groups.includes(''));
  });

  it('keeps the key to workflows that no pull request starts', () => {
    const withKey = [...workflows].filter(([, workflow]) =>
      JSON.stringify(workflow).includes('secrets.E2E_'),
    );
    assert.deepEqual(withKey.map(([file]) => file).toSorted(), [
      'after-deploy.yml',
      'monitor.yml',
      'nightly.yml',
    ]);
    assert.ok(withKey.every(([, workflow]) => !isForPullRequests(workflow)));
    // The caller of this one may be a pipeline of pull requests.
    assert.match(String(the('after-deploy.yml').jobs['run']?.if), /github\.event_name != 'pull_request'/);
  });

  it('gives verdict, class and headline to the pipeline that called', () => {
    const { outputs } = the('after-deploy.yml').on['workflow_call'] as {
      outputs: Record<string, { value: string }>;
    };
    for (const name of ['verdict', 'class', 'headline', 'sentence']) {
      assert.match(String(outputs[name]?.value), new RegExp(`jobs\\.run\\.outputs\\.${name}\\b`));
    }
  });

  it('divides nothing that belongs to others', () => {
    for (const [file, { jobs }] of workflows) {
      for (const [id, job] of Object.entries(jobs)) {
        const goesElsewhere = JSON.stringify(job).includes('E2E_OAUTH_SIMULATION_KEY');
        assert.ok(!goesElsewhere || job.strategy === undefined, `${file} ${id}`);
      }
    }
  });

  it('ends each scheduled run with a sign of life', () => {
    for (const [file, { on, jobs }] of workflows) {
      if (!('schedule' in on)) continue;
      const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
      assert.ok(
        steps.some(({ run, env }) => run?.includes('monitor -- ping') && 'HEARTBEAT_URL' in (env ?? {})),
        file,
      );
    }
    const nightly = the('nightly.yml').jobs;
    const others = Object.keys(nightly).filter((id) => !['heartbeat', 'site'].includes(id));
    assert.deepEqual([...(nightly['heartbeat']?.needs ?? [])].toSorted(), others.toSorted());
  });

  it('publishes no site unless somebody says yes', () => {
    assert.match(String(the('nightly.yml').jobs['site']?.if), /vars\.GOLDEN_PATH_SITE == 'yes'/);
  });

  it('names faults, layers and profiles that there are', () => {
    const slice = String(the('pull-request.yml').jobs['embedded']?.env?.['FAULTS']);
    const ids = slice.replace('--only ', '').split(',');
    assert.deepEqual(
      ids.filter((id) => !catalogue.some((entry) => entry.id === id)),
      [],
    );
    const layers = the('nightly.yml').jobs['cross']?.strategy?.matrix?.['layer'] as readonly string[];
    assert.deepEqual([...layers].toSorted(), [...new Set(catalogue.map(({ layer }) => layer))].toSorted());
    const nightly = the('nightly.yml').jobs['staging']?.steps?.find(({ env }) => env && 'PROFILE' in env);
    assert.ok(profileNames.some((name) => name === nightly?.env?.['PROFILE']));
  });
});
