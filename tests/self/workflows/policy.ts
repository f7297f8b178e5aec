import type { Job, Permissions, Step, Workflow } from './read-workflow.ts';

/** The actions that we use. Each runs with the rights of its job, so that a new one is looked at first. */
const knownActions: readonly string[] = [
  'actions/checkout@v4',
  'actions/setup-node@v4',
  'actions/upload-artifact@v4',
  'actions/download-artifact@v4',
  'actions/upload-pages-artifact@v3',
  'actions/deploy-pages@v4',
];

/** What a job may have beyond reading the repository, and which. */
const grants: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'nightly.yml': { staging: ['actions: read'], site: ['pages: write', 'id-token: write'] },
  'monitor.yml': { monitor: ['actions: read'] },
  'after-deploy.yml': { run: ['actions: read'] },
};

const kept = ['actions/upload-artifact@', 'actions/upload-pages-artifact@'];

/** What a workflow does that none of ours may, each as a sentence. `text` is its file, for what no parser keeps. */
export function policyProblems(file: string, workflow: Workflow, text: string): readonly string[] {
  return [
    ...rights('the workflow', workflow.permissions, []),
    ...(workflow.concurrency === undefined ? ['has no concurrency group'] : []),
    ...stated(text),
    ...Object.entries(workflow.jobs).flatMap(([id, job]) => [
      ...jobProblems(job, isForPullRequests(workflow)).map((problem) => `job ${id} ${problem}`),
      ...(job.permissions === undefined
        ? []
        : rights(`job ${id}`, job.permissions, grants[file]?.[id] ?? [])),
    ]),
  ].map((problem) => `${file}: ${problem}`);
}

export function isForPullRequests({ on }: Workflow): boolean {
  return 'pull_request' in on || 'pull_request_target' in on;
}

function rights(
  who: string,
  permissions: Permissions | undefined,
  granted: readonly string[],
): readonly string[] {
  if (permissions === undefined) return [`${who} does not say its permissions`];
  if (typeof permissions === 'string') return [`${who} has ${permissions}`];
  return Object.entries(permissions)
    .map(([scope, access]) => `${scope}: ${access}`)
    .filter((one) => one !== 'contents: read' && !granted.includes(one))
    .map((one) => `${who} has ${one}`);
}

/** Each time limit is twice what is said to be needed, in the same line. */
function stated(text: string): readonly string[] {
  return [...text.matchAll(/^ *timeout-minutes: (\d+)(?: # takes (\d+))?$/gm)]
    .filter(([, limit, takes]) => Number(limit) !== 2 * Number(takes))
    .map(([line]) => `\`${line.trim()}\` is not twice what it takes`);
}

function jobProblems(job: Job, isOfPullRequest: boolean): readonly string[] {
  const steps = job.steps ?? [];
  return [
    ...(typeof job['timeout-minutes'] === 'number' ? [] : ['has no time limit']),
    ...(job.uses === undefined ? [] : ['calls another workflow']),
    ...(isOfPullRequest ? secretsIn(job) : []),
    ...(needsEnvironment(job) && job.environment === undefined
      ? ['reads a secret and is in no protected environment']
      : []),
    ...steps.flatMap(stepProblems),
  ];
}

function secretsIn(job: Job): readonly string[] {
  return [
    ...(job.environment === undefined ? [] : ['is in an environment, and runs for pull requests']),
    ...(/\bsecrets\b/.test(JSON.stringify(job)) ? ['names a secret, and runs for pull requests'] : []),
  ];
}

function needsEnvironment(job: Job): boolean {
  return /\bsecrets\./.test(JSON.stringify(job));
}

function stepProblems({ run, uses, with: inputs }: Step): readonly string[] {
  const keeps = uses !== undefined && kept.some((one) => uses.startsWith(one));
  const isCheckout = uses?.startsWith('actions/checkout@') === true;
  return [
    // What stands in an expression is put into the script before any shell reads it: whoever writes it writes the script.
    ...(run?.includes('${{') === true ? [`has an expression in a script: ${run}`] : []),
    ...(run !== undefined && /HEARTBEAT|SECRET|_KEY|TOKEN/.test(run)
      ? [`has a secret in a script: ${run}`]
      : []),
    ...(uses === undefined || knownActions.includes(uses)
      ? []
      : [`uses ${uses}, which nobody has looked at`]),
    ...(keeps && String(inputs?.['retention-days']) !== '30'
      ? [`keeps ${String(inputs?.['name'])} not for 30 days`]
      : []),
    ...(isCheckout && String(inputs?.['persist-credentials']) !== 'false'
      ? ['leaves its token in the checkout']
      : []),
  ];
}
