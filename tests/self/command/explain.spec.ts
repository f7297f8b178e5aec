import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { cleanEnvironment } from '../../../env/run-environment.ts';
import { finding } from '../../../helpers/diagnosis/finding.ts';
import { makeStory } from '../unit/reporting/make-story.ts';
import { root } from './run-suite.ts';

/** What `npm run explain -- …` says, with its own reports and owners. */
async function explain(
  words: readonly string[],
  { reports, owners = 'none' }: { readonly reports: string; readonly owners?: string },
): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'helpers/explain/main.ts', ...words], {
    cwd: root,
    env: cleanEnvironment({ GOLDEN_PATH_REPORTS: reports, GOLDEN_PATH_OWNERS: owners }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => (out += String(part)));
  child.stderr.on('data', (part) => (err += String(part)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

test.describe('npm run explain', () => {
  test('says what codes mean, in any case, and what it does not know with the nearest', async () => {
    const said = await explain(['agent_silent', 'ACK_ONLY', 'AGENT_SILENCE'], {
      reports: test.info().outputPath('none'),
    });

    expect(said.out).toMatch(
      /^AGENT_SILENT: No agent reacts\n[\s\S]+\nACK_ONLY: Message confirmed, then nothing\n/,
    );
    expect(said.err).toMatch(/^There is no code and no run "AGENT_SILENCE"\. Nearest: AGENT_SILENT, .+\n$/);
    expect(said.code).toBe(2);
  });

  test('lists all codes by layer where nothing is named', async () => {
    const said = await explain([], { reports: test.info().outputPath('none') });

    expect(said).toMatchObject({ code: 0, err: '' });
    const [, login = ''] = said.out.split('\nLogin\n');
    expect(login.split('\n\n')[0]).toMatch(/^ {2}LOGIN_REFUSED +Right login refused$/m);
  });

  test('explains the last run, and says where there is none', async () => {
    const reports = test.info().outputPath('reports');
    const none = await explain(['last'], { reports });
    const { document } = makeStory([finding('EVENT_MISSING', 'tool_completed never came.')]);
    const folder = join(reports, 'runs', '2025-11-22T09-30-00-000Z-staging-k3f9q1');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'verdict.json'), JSON.stringify(document));
    const last = await explain(['last'], { reports });

    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toMatch(/^There is no finished run in .+\. Make one first: npm run golden-path\n$/);
    expect(last).toMatchObject({ code: 0, err: '' });
    expect(last.out).toMatch(
      /^Users CANNOT chat on staging\n[\s\S]+\nEVENT_MISSING: Agent event missing\n {2}Seen by: /,
    );
    expect(last.out).toContain('tool_completed never came.');
  });

  test('names the owners of the list, and what is wrong with it', async () => {
    const reports = test.info().outputPath('none');
    const owners = test.info().outputPath('owners.json');
    writeFileSync(owners, '{ "auth": { "name": "Identity team", "contact": "#identity" } }');
    const named = await explain(['LOGIN_REFUSED'], { reports, owners });
    writeFileSync(owners, '{ "atuh": { "name": "Identity team" } }');
    const wrong = await explain(['LOGIN_REFUSED'], { reports, owners });

    expect(named).toMatchObject({ code: 0, err: '' });
    expect(named.out).toContain('\n  Whose it is\n    Identity team (#identity)\n');
    expect(wrong.code).toBe(2);
    expect(wrong.out).toContain('\n  Whose it is\n    The auth team.\n');
    expect(wrong.err).toMatch(/^CONFIG_INVALID: The list of owners names "atuh".+Did you mean auth\?/);
  });
});
