import { budgetsFor } from '../../../../env/budgets.ts';
import type { Bundle } from '../../../../helpers/deployment/bundle.ts';
import { readScript } from '../../../../helpers/deployment/read-script.ts';
import type { RevisionSample } from '../../../../helpers/deployment/revision-sample.ts';
import { FindingError, type Finding } from '../../../../helpers/diagnosis/finding.ts';
import { reach } from '../../../../helpers/diagnosis/reach.ts';
import { explainHealth } from '../../../../helpers/fixtures/hosts.ts';
import { judgeAddresses, judgeServed, judgeSubprotocol } from '../../../../helpers/judge/judge-bundle.ts';
import { judgeClock } from '../../../../helpers/judge/judge-clock.ts';
import { judgeColdStart } from '../../../../helpers/judge/judge-cold-start.ts';
import { judgeDrift, judgeHealthFields } from '../../../../helpers/judge/judge-deployed.ts';
import { judgeTogether } from '../../../../helpers/judge/judge-host.ts';
import { judgeOneRevision, judgeSameService } from '../../../../helpers/judge/judge-revisions.ts';
import { closedPort } from '../../command/closed-port.ts';
import { makeTarget } from '../../unit/http/make-target.ts';
import type { MutedRule, MutedRules } from './muted-rule.ts';
import { answered, feeds } from './nothing.ts';

const { urls } = makeTarget('http://a');
const page = { path: '/chat', status: 200, type: 'text/html', bytes: 0, cache: 'cache-control not set' };
const noPage: Bundle = { page: { ...page, status: 0, type: '' }, named: [], read: [] };
const withScripts = (status: number): Bundle => ({
  page,
  named: ['/a.js', '/b.js'],
  read: [readScript('/a.js', status, ''), readScript('/b.js', status, '')],
});

/** Pages that bring nothing that could be looked at. */
function bundles(rule: (bundle: Bundle) => unknown): MutedRule {
  const all = {
    'no page': noPage,
    'a page without scripts': { ...noPage, page },
    'a page of which no script was asked for': { ...withScripts(200), read: [] },
    'scripts that are not there': withScripts(404),
    'scripts without a byte': withScripts(200),
  };
  return { fed: feeds(all, rule) };
}

const accepted = { schema: 1, target: 'local', acceptedAt: '2026-11-22T08:00:00Z' } as const;
const someParts = { 'auth health': { 'field status': 'there' }, 'chat page': { 'script /a.js': 'named' } };

type Answer = RevisionSample['answers'][number];
const answers = {
  nothing: { status: 404, mark: 'aaa', parts: { answer: '404' } },
  broken: { status: 502, mark: 'bbb', parts: { answer: '502' } },
  empty: { status: 200, mark: 'ccc', parts: {} },
  full: { status: 200, mark: 'ddd', parts: { 'GET /a': '1' } },
} as const satisfies Readonly<Record<string, Answer>>;
const sample = (...some: readonly Answer[]): RevisionSample => ({ piece: 'chat page', answers: some });
/** Series of answers by which no revision is told from another. */
const samples = {
  'no answer': sample(),
  '404 every time': sample(answers.nothing, answers.nothing),
  'an error every time': sample(answers.broken, answers.broken),
  'an empty body every time': sample(answers.empty, answers.empty),
};

/** Rules about hosts and about what is deployed on them. */
export const mutedDeploymentRules: MutedRules = {
  // A host's report exists only when it was reached and said who it is, and that it is well.
  judgeReach: {
    fed: {
      'a port on which nothing listens': async () => reach(`http://127.0.0.1:${await closedPort()}`, 2_000),
    },
  },
  judgeHealth: answered((reply) => {
    refuse(explainHealth('backend', reply));
  }),
  judgeTogether: { fed: { 'no service at all': () => judgeTogether([], 1) } },
  judgeColdStart: { fed: { 'no first request': () => judgeColdStart([], budgetsFor('local')) } },
  judgeClock: {
    fed: {
      'no service at all': () => judgeClock([]),
      'services that do not say what time it is': () =>
        judgeClock([{ service: 'auth' }, { service: 'backend' }, { service: 'frontend' }]),
    },
  },
  judgeHealthFields: {
    fed: {
      'no service at all': () => judgeHealthFields([]),
      ...answered((health) => judgeHealthFields([{ service: 'backend', health }])).fed,
    },
  },
  judgeDrift: {
    fed: {
      'nothing accepted': () => judgeDrift({ ...accepted, fingerprint: {} }, someParts),
      'nothing accepted but names': () =>
        judgeDrift({ ...accepted, fingerprint: { 'auth health': {} } }, someParts),
      'nothing deployed': () => judgeDrift({ ...accepted, fingerprint: someParts }, {}),
    },
  },
  judgeServed: bundles(judgeServed),
  judgeSubprotocol: bundles(judgeSubprotocol),
  judgeAddresses: bundles((bundle) => judgeAddresses(bundle, urls)),
  judgeOneRevision: {
    fed: {
      'no service at all': () => judgeOneRevision([]),
      ...feeds(samples, (one) => judgeOneRevision([one])),
      'one service that says something beside one that does not': () =>
        judgeOneRevision([sample(answers.full, answers.full), sample(answers.nothing, answers.nothing)]),
      'a single answer': () => judgeOneRevision([sample(answers.full)]),
      'a single answer among errors': () => judgeOneRevision([sample(answers.broken, answers.full)]),
    },
  },
  judgeSameService: {
    fed: {
      ...feeds(samples, (one) => judgeSameService(one, one, 'api.example')),
      'an answer at one address alone': () =>
        judgeSameService(sample(answers.full), sample(answers.broken), 'api.example'),
    },
  },
};

function refuse(fault: Finding | undefined): void {
  if (fault) throw new FindingError(fault);
}
