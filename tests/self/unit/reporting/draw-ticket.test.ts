import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import type { Trends } from '../../../../helpers/history/trends.ts';
import { drawTicket } from '../../../../helpers/reporting/draw-ticket.ts';
import { golden, me, recordingOf, silentAfter } from '../../judge/example-turn.ts';
import { makeRecord } from '../recordings/make-record.ts';
import { makeStory } from './make-story.ts';

const title = 'a user › gets an answer';
const silent = finding('AGENT_SILENT', 'Nothing came in 5 s.', ['frame 1: heartbeat']);
const recording = recordingOf(golden.slice(0, 0), silentAfter(5_000, 'silent'));
const turn = makeRecord(recording, { title, askedAt: '2025-11-22T09:31:05.000Z' });
const logLink = { template: 'https://logs.example/{service}?q={ids}', services: {} };
const heads = (ticket: string): readonly string[] =>
  [...ticket.matchAll(/^## (.+)$/gm)].map(([, head = '']) => head);

function part(ticket: string, head: string): string {
  const start = ticket.indexOf(`\n## ${head}\n`);
  assert.ok(start >= 0, head);
  const end = ticket.indexOf('\n## ', start + 1);
  return ticket.slice(start, end < 0 ? undefined : end);
}

describe('the ticket of a red run', () => {
  const ticket = drawTicket(makeStory([silent], { turns: [turn], logLink }));

  it('begins with the sentence about users, and goes on as tickets do', () => {
    assert.match(
      ticket,
      /^# Users CANNOT chat on staging\n\n\*\*No agent reacts\*\* \(`AGENT_SILENT`\)\. The message/,
    );
    assert.deepEqual(heads(ticket), [
      'Steps to reproduce',
      'Expected',
      'Got',
      'Timeline',
      'Ids',
      'Server logs',
      'Run it again',
      'The run',
      'Checks',
    ]);
    assert.match(ticket, /\n- Broke at: Message reaches the agent\n- Whose it is: the backend team\n/);
  });

  it('tells a user how to see it again, with the very message', () => {
    const steps = part(ticket, 'Steps to reproduce');
    assert.match(
      steps,
      /\n1\. Open https:\/\/app\.example\.org\.\n2\. Log in\.\n3\. Open a new chat\.\n4\. Send: "/,
    );
    assert.ok(steps.includes(`4. Send: ${JSON.stringify(recording.prompt.text)}`));
    assert.match(
      steps,
      /\n5\. Wait for the answer; the check waited 5 s, on the chat socket itself, without the page\./,
    );
  });

  it('says what should have come and what came', () => {
    assert.match(
      part(ticket, 'Expected'),
      /An agent takes up the message\. Its first event comes within 5 s\./,
    );
    assert.match(
      part(ticket, 'Got'),
      /no agent reacts to it\. Nothing came in 5 s\.\n\n```text\nframe 1: heartbeat\n```\n/,
    );
    assert.match(part(ticket, 'Timeline'), /```text\n *# +ms +type/);
  });

  it('has the ids by which it is found again', () => {
    const ids = part(ticket, 'Ids');
    assert.match(ids, /\n- from \(UTC\): `2025-11-22T09:31:05\.000Z`\n/);
    assert.ok(ids.includes(`\n- user: \`${me}\`\n`));
    assert.ok(ids.includes('\n- run of this suite: `k3f9q1`\n'));
    assert.match(part(ticket, 'Server logs'), /\n- \[Backend\]\(https:\/\/logs\.example\/backend\?q=%22/);
  });

  it('has the command for exactly what failed', () => {
    assert.match(
      part(ticket, 'Run it again'),
      /\n```sh\nnpx playwright test --project=staging tests\/chat\/golden-path\.spec\.ts:9\n```\n/,
    );
    const origins = [
      { variable: 'STAGING_AUTH_URL', from: 'environment', value: 'https://a.example' },
      { variable: 'STAGING_LOG_LINK', from: 'environment', value: 'https://logs.example/{ids}' },
      { variable: 'E2E_OAUTH_SIMULATION_KEY', from: 'environment' },
    ];
    const other = part(drawTicket(makeStory([silent], {}, { origins })), 'Run it again');
    assert.match(
      other,
      /With these settings in the environment:\n\n- `STAGING_AUTH_URL=https:\/\/a\.example`/,
    );
    assert.doesNotMatch(other, /LOG_LINK|E2E_OAUTH/);
  });

  it('says since when, where that is known, and who is named for it', () => {
    const trends = {
      findings: [{ code: 'AGENT_SILENT', words: 'In 3 runs in a row.' }],
    } as unknown as Trends;
    const owners = { routing: { name: 'Routing team', contact: '#routing' } };
    const known = drawTicket(makeStory([silent], {}, { owners }), trends);
    assert.match(known, /\n- Whose it is: Routing team \(#routing\)\n- Since when: In 3 runs in a row\.\n/);
    assert.doesNotMatch(ticket, /Since when/);
  });

  it('leaves out what there is not', () => {
    const bare = drawTicket(makeStory([finding('DNS_FAIL', 'x.example')], { logLink }));
    assert.deepEqual(heads(bare), [
      'Steps to reproduce',
      'Expected',
      'Got',
      'Ids',
      'Run it again',
      'The run',
      'Checks',
    ]);
    assert.match(part(bare, 'Steps to reproduce'), /1\. Run `npx playwright test --project=staging tests/);
  });

  it('asks the settings and the hosts where no test had begun', () => {
    const refused = drawTicket(makeStory([finding('CONFIG_INVALID')], { failedAt: [] }));
    assert.match(part(refused, 'Run it again'), /```sh\nnpm run doctor -- --project staging\n```/);
  });

  it('keeps a fence closed that the evidence would break', () => {
    const odd = drawTicket(makeStory([finding('CODE_LEAK', 'It says:', ['```', '# not a title'])]));
    assert.match(part(odd, 'Got'), /\n````text\n```\n# not a title\n````\n/);
  });
});

describe('the ticket of any finding', () => {
  it('has steps and an expectation, none of them in words of the workshop', () => {
    for (const code of Object.keys(codes) as Code[]) {
      const ticket = drawTicket(makeStory([{ ...finding(code), severity: 'fail' }]));
      const own = ticket.slice(0, ticket.indexOf('\n## The run\n'));
      assert.match(part(ticket, 'Steps to reproduce'), /\n1\. [A-Z].+/, code);
      assert.match(part(ticket, 'Expected'), /\n[A-Z].+\./, code);
      assert.doesNotMatch(own.replaceAll(code, ''), /kill matrix|canary|manifest|headline|harness/i, code);
    }
  });
});

describe('the summary of a green run', () => {
  it('is short: the sentence, the block, the figures', () => {
    const summary = drawTicket(makeStory([]));
    assert.match(summary, /^# Users CAN chat on staging\n\n`PASS` on staging, full run k3f9q1 of /);
    assert.match(summary, /```text\nthe block\n```/);
    assert.deepEqual(heads(summary), []);
    assert.match(summary, /No chat socket was tried\./);
  });
});
