import type { Edit } from './edit.ts';

const lintTest = 'tests/self/unit/lint/false-success.test.ts';
const ruleTest = 'tests/self/unit/lint/rules.test.ts';
const commandTest = 'tests/self/command/false-success.spec.ts';

/** Rules chosen across the table: lint, constructions, the judge, fixtures, reporter, manifest, settings. */
export const edits: readonly Edit[] = [
  {
    row: 'S01',
    without: 'the lint rule against skips',
    changes: [
      {
        file: 'eslint.config.js',
        take: "      'playwright/no-skipped-test': ['error', { disallowFixme: true }],\n",
      },
    ],
    test: ruleTest,
    only: 'a skip|a fixme',
  },
  {
    row: 'S02',
    without: 'the comparison of a run with its manifest',
    changes: [
      {
        file: 'helpers/reporting/build-verdict.ts',
        take: 'const missing = absent(tests, facts);',
        put: 'const missing: readonly string[] = [];',
      },
    ],
    test: 'tests/self/unit/reporting/short-run.test.ts',
  },
  {
    row: 'S04',
    without: 'the wish for bytes beside the words of a green check',
    changes: [
      {
        file: 'helpers/reporting/judge-test.ts',
        take: '  return replies + frames > 0;\n',
        put: '  return replies + frames >= 0;\n',
      },
    ],
    test: 'tests/self/unit/reporting/evidence.test.ts',
  },
  {
    row: 'S07',
    without: 'the wall between helpers and the stack',
    changes: [
      {
        file: 'eslint-rules/rooms.js',
        take: "    folder: 'helpers',\n    imports: ['helpers', 'env'],\n",
        put: "    folder: 'helpers',\n    imports: ['helpers', 'env', 'stack'],\n",
      },
    ],
    test: 'tests/self/unit/lint/walls.test.ts',
    only: 'stop helpers/planted',
  },
  {
    row: 'S10',
    without: 'the reservation of what signs tokens',
    changes: [
      {
        file: 'eslint-rules/reserved.js',
        take: "names: ['SignJWT', 'UnsecuredJWT', 'CompactSign', 'FlattenedSign', 'GeneralSign', '*', 'default'],",
        put: 'names: [],',
      },
    ],
    test: lintTest,
    only: 'what signs|signed here',
  },
  {
    row: 'S12',
    without: 'the comparison of the socket’s user with the login’s',
    changes: [
      {
        file: 'helpers/judge/judge-greeting.ts',
        take: '  if (identity === subject) return { findings: [], evidence };\n',
        put: '  if (identity !== undefined) return { findings: [], evidence };\n',
      },
    ],
    test: 'tests/self/unit/judge/judge-greeting.test.ts',
  },
  {
    row: 'S13',
    without: 'the closed list of statuses that refuse',
    changes: [
      {
        file: 'helpers/judge/judge-access.ts',
        take: 'const refusalStatuses: readonly number[] = [401, 403];',
        put: 'const refusalStatuses: readonly number[] = [401, 403, 404, 500];',
      },
    ],
    test: 'tests/self/unit/judge/judge-access.test.ts',
  },
  {
    row: 'S14',
    without: 'the finding for a message that nobody answers',
    changes: [
      {
        file: 'helpers/judge/judge-ending.ts',
        take: '  return troubles.length > 0 ? troubles : [silence(recording)];\n',
        put: '  return troubles;\n',
      },
    ],
    test: 'tests/self/judge/vacuity.test.ts',
  },
  {
    row: 'S16',
    without: 'the difference between what came and what we sent',
    changes: [
      {
        file: 'helpers/judge/run-view.ts',
        take: "    frame.direction === 'in' && frame.reading.kind === 'event'\n",
        put: "    frame.reading.kind === 'event'\n",
      },
    ],
    test: 'tests/self/judge/vacuity.test.ts',
  },
  {
    row: 'S19',
    without: 'the wish for all five events',
    changes: [{ file: 'helpers/judge/judge-order.ts', take: '    ...judgePresence(view, ended),\n' }],
    test: 'tests/self/judge/judge-examples.test.ts',
  },
  {
    row: 'S20',
    without: 'the fixture that asks whether every turn was judged',
    changes: [
      {
        file: 'helpers/fixtures/check.ts',
        take: '      const forgotten = log.turns.filter((turn) => !turn.wasJudged);\n',
        put: '      const forgotten = log.turns.slice(log.turns.length);\n',
      },
    ],
    test: commandTest,
    only: 'is never green for what it did not see',
  },
  {
    row: 'S24',
    without: 'the owner who is let in where the stranger is refused',
    changes: [
      {
        file: 'tests/chat/isolation.spec.ts',
        take: '    expect.soft(judgeAdmission(forOwner)).toHold();\n',
      },
    ],
    test: commandTest,
    only: 'refuses a stranger',
  },
  {
    row: 'S26',
    without: 'the lint rule against empty catches',
    changes: [
      {
        file: 'eslint.config.js',
        take: "  selector: 'CatchClause > BlockStatement[body.length=0]',\n",
        put: "  selector: 'CatchClause > BlockStatement[body.length=-1]',\n",
      },
    ],
    test: ruleTest,
    only: 'an empty catch',
  },
  {
    row: 'S27',
    without: 'the lint rule that leaves specs judgements alone',
    changes: [{ file: 'eslint.config.js', take: "      'golden-path/judgements-only': 'error',\n" }],
    test: lintTest,
    only: 'a spec that asserts',
  },
  {
    row: 'S29',
    without: 'the exit code of the reporter',
    changes: [
      {
        file: 'helpers/reporting/verdict-reporter.ts',
        take: "      if (last.document.verdict === 'PASS') return { status: 'passed' };\n",
        put: "      if (last.document.verdict !== 'BLOCKED') return { status: 'passed' };\n",
      },
    ],
    test: commandTest,
    only: 'is MANIFEST_SHORT',
  },
  {
    row: 'S33',
    without: 'the note that a phase was never measured',
    changes: [
      {
        file: 'helpers/judge/judge-pace.ts',
        take: "  const absent = ['first_event', 'answer'].filter(\n",
        put: '  const absent = ([] as string[]).filter(\n',
      },
    ],
    test: 'tests/self/unit/judge/judge-recorded-turn.test.ts',
  },
  {
    row: 'S34',
    without: 'the lint rule that keeps certificates checked',
    changes: [
      {
        file: 'eslint.config.js',
        take: 'emptyCatch, ...untrustedTls, madeFrame, skipped]',
        put: 'emptyCatch, madeFrame, skipped]',
      },
    ],
    test: lintTest,
    only: 'certificate',
  },
  {
    row: 'S37',
    without: 'the question which service a host is',
    changes: [
      {
        file: 'helpers/fixtures/hosts.ts',
        take: '  if (said !== undefined && said !== name) {\n',
        put: '  if (said === null) {\n',
      },
    ],
    test: 'tests/self/unit/fixtures/hosts.test.ts',
  },
  {
    row: 'S39',
    without: 'the fixture that starts no stack in the place of a target',
    changes: [
      {
        file: 'helpers/fixtures/target.ts',
        take: "      const attached = readTarget(targetName).kind !== 'starts-stack';\n",
        put: '      const attached = false;\n',
      },
      {
        file: 'helpers/fixtures/target.ts',
        take: '          ? reading.target\n',
        put: '          ? { ...reading.target, urls: (stack as RunningStack).urls }\n',
      },
    ],
    test: 'tests/self/command/unreachable.spec.ts',
    only: 'only its key is right',
  },
  {
    row: 'S42',
    without: 'the whole way as the condition for saying that users can chat',
    changes: [
      {
        file: 'helpers/diagnosis/verdict-claim.ts',
        take: '      return arrived ? `Users CAN chat on ${target}`',
        put: '      return checks.length > 0 ? `Users CAN chat on ${target}`',
      },
    ],
    test: 'tests/self/unit/reporting/build-verdict.test.ts',
  },
  {
    row: 'S44',
    without: 'the figure of the contract',
    changes: [
      {
        file: 'env/budgets.ts',
        take: "answer: { target: 15_000, limit: 60_000, source: 'GP 60 s' },",
        put: "answer: { target: 15_000, limit: 90_000, source: 'GP 60 s' },",
      },
    ],
    test: 'tests/self/unit/env/budget-changes.test.ts',
  },
  {
    row: 'S45',
    without: 'the first attempt that decides',
    changes: [
      {
        file: 'helpers/reporting/judge-test.ts',
        take: '  return deciding ?? attempts.at(-1);\n',
        put: '  return attempts.at(-1) ?? deciding;\n',
      },
    ],
    test: 'tests/self/unit/reporting/build-verdict.test.ts',
  },
  {
    row: 'S46',
    without: 'one check of a spec',
    changes: [
      {
        file: 'tests/auth/login.spec.ts',
        take: "  test('names the user who logged in', async ({ auth, session }) => {\n    expect(judgeProfile(await auth.profile(session.accessToken), session.subject)).toHold();\n  });\n",
      },
    ],
    test: 'tests/self/unit/reporting/manifest.test.ts',
  },
  {
    row: 'S53',
    without: 'the rule that nothing comes before the start',
    changes: [{ file: 'helpers/judge/judge-order.ts', take: '    ...judgeStart(view, recording),\n' }],
    test: 'tests/self/judge/judge-examples.test.ts',
  },
  {
    row: 'S55',
    without: 'the arrival as the end of what is measured',
    changes: [
      {
        file: 'helpers/judge/judge-latency.ts',
        take: '            valueMs: (step.frame.atUs - sentAtUs) / 1000,\n',
        put: '            valueMs: 0,\n',
      },
    ],
    test: 'tests/self/judge/judge-parts.test.ts',
  },
];
