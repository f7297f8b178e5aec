import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run-suite.ts';

/** A spec by which one could be green without having looked, and what the verdict must say about it. */
export interface HollowSpec {
  readonly title: string;
  /** The call of Playwright's that declares it. */
  readonly declare: string;
  /** Its parameters and its body. */
  readonly uses: string;
  readonly body: string;
  readonly says: RegExp;
}

/** The kinds of green that the suites before this one lived on (requirements S04, S14, S20, S28 and S30). */
export const hollowSpecs: readonly HollowSpec[] = [
  {
    title: 'compares two figures of its own',
    declare: 'test',
    uses: '{}',
    body: 'expect(500000).toBeGreaterThanOrEqual(500000);',
    says: /^HARNESS_ERROR: .* is green and names nothing that it rests on\.$/,
  },
  {
    title: 'waits for a while and calls that proof',
    declare: 'test',
    uses: '{}',
    body: "await new Promise((done) => setTimeout(done, 150)); expect({ findings: [], evidence: ['took 150 ms'] }).toHold();",
    says: /^HARNESS_ERROR: .* is green and nothing came over the wire for it\.$/,
  },
  {
    title: 'judges what it made up',
    declare: 'test',
    uses: '{}',
    body: "expect({ findings: [], evidence: ['run 1: all five events'] }).toHold();",
    says: /^HARNESS_ERROR: .* is green and nothing came over the wire for it\.$/,
  },
  {
    title: 'judges what has no evidence',
    declare: 'test',
    uses: '{ session }',
    body: 'expect({ findings: [], evidence: [session].slice(1) }).toHold();',
    says: /^HARNESS_ERROR: .*nothing was recorded, so there is nothing to judge\.$/,
  },
  {
    title: 'sends a message and judges no answer',
    declare: 'test',
    uses: '{ chat, prompt }',
    body: "await chat.ask(prompt.multiply()); expect({ findings: [], evidence: ['sent'] }).toHold();",
    says: /^HARNESS_ERROR: .*1 turns were recorded and never judged\.$/,
  },
  {
    title: 'is expected to fail',
    declare: 'test.fail',
    uses: '{ session, http }',
    body: "expect(judgeAdmission(await http.send('backend', 'GET', '/api/no-such-route', { token: session.accessToken }))).toHold();",
    says: /^API_ROUTE_MISSING: /,
  },
  {
    title: 'is skipped without a word',
    declare: 'test.skip',
    uses: '{ session }',
    body: "expect({ findings: [], evidence: ['x'] }).toHold();",
    says: /^HARNESS_ERROR: .* was skipped without a word why\.$/,
  },
  {
    title: 'swallows what went wrong',
    declare: 'test',
    uses: '{ session, openChat }',
    body: "await openChat({ ...session, accessToken: 'garbage' }).catch(() => undefined); expect({ findings: [], evidence: ['connection attempted'] }).toHold();",
    says: /^JWT_CROSS_SERVICE_REJECTED: /,
  },
];

const sound =
  "test('looks at an answer', async ({ session, http }) => { expect(judgeAdmission(await http.send('backend', 'GET', '/api/threads', { token: session.accessToken }))).toHold(); });";

/** Writes the hollow specs, or only a sound one, into a folder of specs; returns that folder. */
export function writeSpecs(folder: string, which: 'hollow' | 'sound' | 'broken'): string {
  const specs = join(folder, 'specs');
  mkdirSync(specs, { recursive: true });
  const tests = hollowSpecs.map(
    ({ title, declare, uses, body }) =>
      `${declare}(${JSON.stringify(title)}, async (${uses}) => { ${body} });`,
  );
  const chosen = {
    hollow: tests,
    sound: [sound],
    broken: [sound, "import { gone } from './gone.ts'; gone();"],
  };
  const text = [
    `import { expect, test } from ${JSON.stringify(join(root, 'helpers/test.ts'))};`,
    `import { judgeAdmission } from ${JSON.stringify(join(root, 'helpers/judge/judge-access.ts'))};`,
    ...chosen[which],
    '',
  ].join('\n');
  writeFileSync(join(specs, 'hollow.spec.ts'), text);
  return specs;
}
