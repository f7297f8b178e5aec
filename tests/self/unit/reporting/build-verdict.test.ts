import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { layers } from '../../../../helpers/diagnosis/layers.ts';
import { verdictBlock } from '../../../../helpers/diagnosis/verdict-block.ts';
import type { VerdictDocument } from '../../../../helpers/diagnosis/verdict-document.ts';
import { buildVerdict, type RunOutcome } from '../../../../helpers/reporting/build-verdict.ts';
import type { ObservedTest } from '../../../../helpers/reporting/observed-test.ts';
import type { RunFacts } from '../../../../helpers/reporting/run-facts.ts';
import { makeFacts } from './make-facts.ts';
import { makeAttempt, makeObserved } from './make-observed.ts';
import { makeReport } from './make-report.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../../docs/verdict.schema.json', import.meta.url), 'utf8'),
) as { $defs: { layer: { enum: string[] } } };
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

/** Builds a document and holds it against the published schema, as every reader of it may. */
function build(
  tests: readonly ObservedTest[],
  outcome: Partial<RunOutcome> = {},
  facts: Partial<RunFacts> = {},
) {
  const all = { status: 'passed', durationMs: 41_234, errors: [], ...outcome } as const;
  const document = buildVerdict(tests, all, makeFacts(facts));
  assert.ok(validate(JSON.parse(JSON.stringify(document))), JSON.stringify(validate.errors));
  return document;
}

const red = (id: string, ...names: Code[]): ObservedTest =>
  makeObserved({
    id,
    title: id,
    attempts: [
      makeAttempt({
        status: 'failed',
        errors: names.map((code) => `Error: ${code}: x`),
        report: makeReport({ findings: names.map((code) => finding(code)) }),
      }),
    ],
  });

const statuses = ({ checks }: VerdictDocument): string[] => checks.map(({ status }) => status);

describe('the verdict document', () => {
  it('is PASS with no headline when all hold', () => {
    const document = build([makeObserved()]);
    assert.equal(document.verdict, 'PASS');
    assert.equal(document.headline, null);
    assert.equal(document.class, null);
    assert.deepEqual(document.scope, { kind: 'full', profile: null, selected: 1, expected: 1 });
    assert.deepEqual(document.spent, { turns: 1, requests: 4 });
    assert.equal(document.product, true);
  });

  it('takes the target’s addresses and the power of its word from the tests', () => {
    const targetInfo = {
      urls: { auth: 'http://a', backend: 'http://b', ws: 'ws://b/ws', frontend: 'http://f' },
      origins: [{ variable: 'STAGING_WS_URL', from: 'environment', value: 'ws://b/ws' }],
      product: true,
    };
    const document = build([
      makeObserved({ attempts: [makeAttempt({ report: makeReport({ targetInfo }) })] }),
    ]);
    assert.deepEqual(document.run.urls, targetInfo.urls);
    assert.deepEqual(document.run.origins, targetInfo.origins);
  });

  it('leads with the headline and ends with what is only information', () => {
    const document = build([
      red('chat/a:one', 'HEALTH_LIES', 'CLEANUP_INEFFECTIVE', 'EVENT_SCHEMA'),
      red('chat/b:two', 'AUTH_BYPASSED', 'AGENT_SILENT'),
    ]);
    assert.equal(document.verdict, 'FAIL');
    assert.equal(document.headline?.code, 'AGENT_SILENT');
    assert.deepEqual(
      document.findings.map(({ code }) => code),
      ['AGENT_SILENT', 'EVENT_SCHEMA', 'AUTH_BYPASSED', 'HEALTH_LIES', 'CLEANUP_INEFFECTIVE'],
    );
    assert.equal(document.findings[0]?.test, 'chat/b:two');
  });

  it('takes a pass after a failure for a failure', () => {
    const first = makeAttempt({
      status: 'failed',
      report: makeReport({ findings: [finding('EVENT_ORDER')] }),
    });
    const document = build([makeObserved({ attempts: [first, makeAttempt()] })]);
    assert.deepEqual(statuses(document), ['FAIL']);
    assert.equal(document.headline?.code, 'EVENT_ORDER');
  });

  it('calls red without a finding, green without evidence and a silent skip our own mistake', () => {
    const cases = [
      makeAttempt({ status: 'failed', errors: ['Error: expected 1'], report: makeReport() }),
      makeAttempt({ status: 'failed', errors: ['Error: expected 1'], report: undefined }),
      makeAttempt({ status: 'timedOut', report: undefined }),
      makeAttempt({ report: makeReport({ evidence: [] }) }),
      makeAttempt({ report: undefined }),
      makeAttempt({ status: 'skipped', report: undefined }),
    ];
    for (const attempt of cases) {
      const document = build([
        makeObserved({ attempts: [attempt], skipsItself: attempt.status === 'skipped' }),
      ]);
      assert.equal(document.verdict, 'HARNESS_ERROR');
      assert.match(document.headline?.sentence ?? '', /a user › gets an answer/);
    }
  });

  it('does not lose an error beside a finding that is only degraded', () => {
    const report = makeReport({ findings: [finding('AUTH_BYPASSED')] });
    const own = 'AUTH_BYPASSED: The chat does not use the login.';
    const cases = [
      makeAttempt({ status: 'failed', errors: [own, 'TypeError: x is not a function'], report }),
      makeAttempt({ status: 'timedOut', errors: [own], report }),
    ];
    for (const attempt of cases) {
      const document = build([makeObserved({ attempts: [attempt] })]);
      assert.equal(document.verdict, 'HARNESS_ERROR');
      assert.deepEqual(
        document.findings.map(({ code }) => code),
        ['HARNESS_ERROR', 'AUTH_BYPASSED'],
      );
    }
    const degraded = makeAttempt({ status: 'failed', errors: [own], report });
    assert.equal(build([makeObserved({ attempts: [degraded] })]).verdict, 'DEGRADED');
  });

  it('believes an error that names its code', () => {
    const attempt = makeAttempt({
      status: 'failed',
      errors: ['FindingError: TCP_REFUSED: A host refuses the connection. 127.0.0.1:1\n  ECONNREFUSED'],
      report: undefined,
    });
    const document = build([makeObserved({ attempts: [attempt] })]);
    assert.equal(document.verdict, 'BLOCKED');
    assert.equal(document.headline?.sentence, 'A host refuses the connection. 127.0.0.1:1');
  });

  it('says once what blocked many, and never counts them as failed', () => {
    const blockedBy = { ...finding('LOGIN_REFUSED'), provenBy: 'login › is accepted' };
    const blocked = (id: string): ObservedTest =>
      makeObserved({ id, attempts: [makeAttempt({ status: 'failed', report: makeReport({ blockedBy }) })] });
    const document = build([blocked('chat/a:x'), blocked('chat/b:x'), blocked('chat/c:x')]);
    assert.deepEqual(statuses(document), ['BLOCKED', 'BLOCKED', 'BLOCKED']);
    assert.deepEqual(
      document.findings.map(({ code, test }) => [code, test]),
      [['LOGIN_REFUSED', 'login › is accepted']],
    );
    assert.deepEqual(document.checks[0]?.evidence, [
      'blocked by LOGIN_REFUSED, proven by login › is accepted',
    ]);
    assert.equal(document.verdict, 'FAIL');
  });

  it('keeps checks that are not required out of the verdict', () => {
    const document = build([makeObserved(), red('extra/ready:x', 'BACKEND_DOWN')]);
    assert.equal(document.verdict, 'PASS');
    assert.deepEqual(statuses(document), ['PASS', 'FAIL']);
    assert.deepEqual(
      document.findings.map(({ severity }) => severity),
      ['info'],
    );
  });

  it('tells what cannot be seen from what could not be measured', () => {
    const unseen = makeObserved({
      id: 'a:b',
      skipsItself: true,
      attempts: [makeAttempt({ status: 'skipped', report: makeReport({ notObservable: 'no stamps' }) })],
    });
    const slow = ['answer took 61000 ms, over 60000 ms; this machine stood still for 2000 ms'];
    const measurements = [{ metric: 'answer', valueMs: 61_000, lagMs: 2_000 }];
    const lagged = makeObserved({
      attempts: [makeAttempt({ report: makeReport({ unmeasurable: slow, measurements }) })],
    });
    const document = build([unseen, lagged]);
    assert.deepEqual(statuses(document), ['NOT_OBSERVABLE', 'UNMEASURABLE']);
    assert.equal(document.verdict, 'UNMEASURABLE');
    assert.equal(document.budgets[0]?.status, 'unmeasurable');
  });

  it('is not PASS after Ctrl-C, and says how much did not run', () => {
    const document = build([makeObserved(), makeObserved({ id: 'a:b', title: 'late', attempts: [] })], {
      status: 'interrupted',
    });
    assert.deepEqual(statuses(document), ['PASS', 'NOT_RUN']);
    assert.equal(document.verdict, 'UNMEASURABLE');
    assert.equal(document.headline?.code, 'INTERRUPTED');
    assert.equal(build([red('a:b', 'EVENT_ORDER')], { status: 'interrupted' }).headline?.code, 'EVENT_ORDER');
  });

  it('is what the failures say that ended it, and names the flag that cut it short', () => {
    const tests = [red('a:b', 'EVENT_ORDER'), makeObserved({ id: 'c:d', title: 'late', attempts: [] })];
    const document = build(tests, { status: 'failed', stoppedAfter: 1 });
    assert.equal(document.verdict, 'FAIL');
    assert.equal(document.headline?.code, 'EVENT_ORDER');
    assert.deepEqual(statuses(document), ['FAIL', 'NOT_RUN']);
    const cut = document.findings.find(({ code }) => code === 'INTERRUPTED');
    assert.match(
      cut?.sentence ?? '',
      /1 of 2 did not run\. The run ended after the first failure, as --max-failures \(or -x\) asked/,
    );
    assert.deepEqual(cut?.evidence, ['late']);
    const block = verdictBlock(document, { folder: 'f', failedAt: [] });
    assert.match(block, /^Code: EVENT_ORDER \(FAIL, \w+: 2 of 2 checks, 1 not run\)$/m);
  });

  it('says nothing of a limit of failures that left nothing out', () => {
    const { findings } = build([red('a:b', 'EVENT_ORDER')], { status: 'failed', stoppedAfter: 1 });
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['EVENT_ORDER'],
    );
  });

  it('blocks what never began after an error outside any test', () => {
    const document = build([makeObserved({ attempts: [] })], {
      status: 'failed',
      errors: [finding('DNS_FAIL', 'x.example')],
    });
    assert.deepEqual(statuses(document), ['BLOCKED']);
    assert.equal(document.verdict, 'BLOCKED');
    assert.equal(build([], { status: 'failed', errors: [finding('DNS_FAIL')] }).headline?.code, 'DNS_FAIL');
  });

  it('blocks what depends on a failed project', () => {
    const document = build([
      red('preflight/a:b', 'BACKEND_DOWN'),
      makeObserved({ attempts: [], stoppedByProject: 'preflight' }),
    ]);
    assert.deepEqual(statuses(document), ['FAIL', 'BLOCKED']);
  });

  it('takes nothing, too little and an unexplained failure for failures', () => {
    assert.equal(build([]).headline?.code, 'NOTHING_RAN');
    const short = build([makeObserved()], {}, { manifest: ['chat/gone:x'] });
    assert.equal(short.headline?.code, 'MANIFEST_SHORT');
    assert.deepEqual(short.findings[0]?.evidence, ['chat/gone:x']);
    assert.equal(build([makeObserved()], { status: 'failed' }).headline?.code, 'HARNESS_ERROR');
  });

  it('counts a partial run against the whole suite as far as it is known', () => {
    const facts = { scope: { kind: 'partial', profile: null }, knownChecks: ['a:b', 'c:d'] } as const;
    const document = build([makeObserved()], {}, facts);
    assert.deepEqual(document.scope, { kind: 'partial', profile: null, selected: 1, expected: 3 });
    assert.equal(document.verdict, 'PASS');
  });

  it('gives a check that ran twice its worst result', () => {
    const document = build([makeObserved(), red('chat/golden-path:a-user-gets-an-answer', 'EVENT_GAP')]);
    assert.deepEqual(statuses(document), ['FAIL']);
  });

  it('holds the worst of each metric, how many there were, and whether it was judged', () => {
    const measured = (valueMs: number, ...names: Code[]): ObservedTest =>
      makeObserved({
        id: `m:${valueMs}`,
        attempts: [
          makeAttempt({
            status: names.length === 0 ? 'passed' : 'failed',
            report: makeReport({
              findings: names.map((code) => finding(code)),
              measurements: [{ metric: 'answer', valueMs, lagMs: 0 }],
            }),
          }),
        ],
      });
    const row = (...tests: ObservedTest[]): unknown => {
      const [found] = build(tests).budgets;
      return found && [found.value, found.n, found.status];
    };
    assert.deepEqual(row(measured(9_000), measured(31_000)), [31_000, 2, 'note']);
    assert.deepEqual(row(measured(9_000)), [9_000, 1, 'ok']);
    assert.deepEqual(row(measured(62_000, 'BUDGET_EXCEEDED'), measured(31_000)), [62_000, 2, 'exceeded']);
    const informative = { ...measured(70_000), id: 'extra/x:y' };
    assert.deepEqual(row(informative), [70_000, 1, 'informative']);
    assert.deepEqual(row(informative, measured(9_000)), [9_000, 1, 'ok']);
  });

  it('keeps to the published schema for every code, and the schema to the layers', () => {
    for (const code of Object.keys(codes) as Code[]) build([red('a:b', code)]);
    assert.deepEqual(
      schema.$defs.layer.enum,
      layers.map(({ name }) => name),
    );
    assert.equal(validate({ ...build([makeObserved()]), headline: undefined }), false);
    assert.equal(validate({ ...build([makeObserved()]), extra: 1 }), false);
    assert.equal(validate({ ...build([makeObserved()]), verdict: 'FAIL' }), false);
  });
});

describe('the verdict block', () => {
  const context = { folder: 'reports/runs/r', failedAt: [] };
  const block = (document: VerdictDocument): string => verdictBlock(document, context);
  const claim = (tests: readonly ObservedTest[], facts: Partial<RunFacts> = {}): string =>
    block(build(tests, {}, facts)).split('\n')[0] ?? '';
  const embedded = { target: 'embedded' } as const;
  const partial = { scope: { kind: 'partial', profile: null } } as const;

  it('is three lines when green', () => {
    assert.equal(
      block(build([makeObserved()])),
      [
        'Users CAN chat on staging',
        'PASS, full: 1 of 1 check, 41.2 s; created 1 user, 1 thread, 1 message; nothing left behind; spent 1 turn, 4 requests; no browser opened the chat page',
        'reports/runs/r',
      ].join('\n'),
    );
  });

  it('says when it is green that no browser opened the page, until one did', () => {
    const words = /no browser opened the chat page/;
    const browser = makeObserved({ id: 'browser/chat:answer-is-shown' });
    assert.match(block(build([makeObserved()])), words);
    assert.doesNotMatch(block(build([makeObserved(), browser])), words);
    assert.match(
      block(
        build([makeObserved(), { ...browser, attempts: [] }], {}, { isRequired: (id) => id !== browser.id }),
      ),
      words,
    );
    assert.doesNotMatch(block(build([makeObserved()], {}, embedded)), words);
  });

  it('says of users what was found out, and no more', () => {
    const way = 'chat/golden-path:x';
    assert.equal(claim([red(way, 'AGENT_SILENT')]), 'Users CANNOT chat on staging');
    assert.equal(
      claim([makeObserved(), red('auth/x:y', 'AUTH_BYPASSED')]),
      'Users can chat on staging, but somebody is let in without a valid login, or users run under a built-in identity',
    );
    assert.equal(
      claim([red(way, 'BUDGET_EXCEEDED')]),
      'Users can chat on staging, but a step takes longer than its limit',
    );
    assert.equal(
      claim([makeObserved(), red('chat/many:y', 'AGENT_SILENT')]),
      'Users can chat on staging, but not always: the message is accepted, but no agent reacts to it',
    );
    assert.equal(
      claim([makeObserved(), red('browser/x:y', 'UI_CHAT_NOT_RENDERED')]),
      'Users CANNOT chat on staging',
    );
    for (const code of ['DNS_FAIL', 'CREDENTIAL_MISSING', 'HARNESS_ERROR', 'UNMEASURABLE'] as Code[]) {
      assert.equal(claim([red(way, code)]), 'I could not find out whether users can chat on staging');
    }
  });

  it('does not speak of users where no chat was asked for', () => {
    const three = ['auth/a:x', 'auth/b:x', 'auth/c:x'].map((id) => makeObserved({ id }));
    assert.equal(
      claim(three, partial),
      'The 3 checks that were run hold on staging; whether users can chat was not asked.',
    );
    assert.equal(
      claim([...three, red('auth/d:x', 'LOGIN_ACCEPTS_ANYTHING')], partial),
      '1 of the 4 checks that were run does not hold on staging; whether users can chat was not asked.',
    );
  });

  it('speaks of the suite alone on embedded', () => {
    assert.equal(
      claim([makeObserved()], embedded),
      'SELF-CHECK PASS: the suite works. No product was tested.',
    );
    assert.equal(
      claim([makeObserved()], { ...embedded, ...partial }),
      'SELF-CHECK PASS: the one check that was run holds. No product was tested.',
    );
    const words = (code: Code): string => claim([red('a:b', code)], embedded);
    assert.match(words('AGENT_SILENT'), /^SELF-CHECK FAIL: .* No product was tested\.$/);
    assert.match(words('TCP_REFUSED'), /^SELF-CHECK BLOCKED: .* No product was tested\.$/);
    assert.match(
      words('HARNESS_ERROR'),
      /^SELF-CHECK HARNESS_ERROR: the suite itself broke\. No product was tested\.$/,
    );
    assert.match(
      words('NOTHING_RAN'),
      /^SELF-CHECK HARNESS_ERROR: no check was run\. No product was tested\.$/,
    );
  });

  it('says what broke, whose it is, what to do, and last the code', () => {
    const origins = [{ variable: 'STAGING_WS_URL', from: 'environment', value: 'ws://b/ws' }];
    const urls = { auth: 'http://a', backend: 'http://b', ws: 'ws://b/ws', frontend: 'http://f' };
    const report = makeReport({
      findings: [
        finding('AGENT_SILENT', 'Waited 10000 ms.', ['in 10000 ms came: heartbeat']),
        finding('AUTH_BYPASSED'),
      ],
      measurements: [{ metric: 'answer', valueMs: 31_000, lagMs: 0 }],
      targetInfo: { urls, origins, product: true },
    });
    const blockedBy = finding('AGENT_SILENT');
    const document = build([
      makeObserved({ attempts: [makeAttempt({ status: 'failed', report })] }),
      makeObserved({
        id: 'a:b',
        attempts: [makeAttempt({ status: 'skipped', report: makeReport({ blockedBy }) })],
      }),
    ]);
    const text = verdictBlock(document, {
      folder: 'reports/runs/r',
      failedAt: ['tests/chat/golden-path.spec.ts:9'],
    });
    assert.equal(
      text,
      `Users CANNOT chat on staging

What broke first: handing the message to the agent
  The message is accepted, but no agent reacts to it. Waited 10000 ms.
    in 10000 ms came: heartbeat
  seen by: a user › gets an answer
Beside it: the login (AUTH_BYPASSED)
  Somebody is let in without a valid login, or users run under a built-in identity.
Whose it is: the backend team
What to do next: Read the backend's log for the message: which handler took it, and what became of it.
  more: docs/findings.md#agent_silent
Code: AGENT_SILENT (FAIL, full: 2 of 2 checks)

Checks that do not hold
  a user › gets an answer: AGENT_SILENT

Could not be judged: 1 check
  1 blocked by AGENT_SILENT

Over target, within limit
  answer 31000 ms of 30000 ms, limit 60000 ms (n = 1)

Not from the committed settings
  STAGING_WS_URL = ws://b/ws (environment)

created 2 users, 2 threads, 2 messages; nothing left behind; spent 2 turns, 8 requests; 41.2 s
All that was seen: reports/runs/r
Run only these again: npx playwright test --project=staging tests/chat/golden-path.spec.ts:9`,
    );
  });
});
