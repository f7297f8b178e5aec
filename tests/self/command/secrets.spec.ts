import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attach } from './attach.ts';
import { expect, stackKey, test } from './command-test.ts';
import { findTexts } from './find-texts.ts';
import { echoToken } from './meddling/echo-token.ts';
import { echoBody } from './meddling/echo-body.ts';
import { secretForms } from './secret-forms.ts';
import { SecretsSeen } from './secrets-seen.ts';

test.describe('secrets of a run', () => {
  test('stand nowhere in its reports when the chat itself repeats the token', async ({
    meddle,
    playwrightTest,
    folder,
  }) => {
    const secrets = new SecretsSeen();
    const urls = await meddle({ auth: { secrets }, backend: { secrets, toClient: echoToken() } });
    const run = await playwrightTest(
      ['--project=local', '--grep', 'agent events|wrong credential'],
      attach(urls),
    );

    expect(run.verdict?.verdict).toBe('FAIL');
    expect([...secrets.values.values()]).toEqual(expect.arrayContaining(['password', 'token']));
    const forms = [...secrets.values].flatMap(([secret, kind]) => secretForms(secret, kind));
    expect(findTexts(run.reports, forms)).toEqual([]);
    expect(forms.filter(({ text }) => run.output.includes(text))).toEqual([]);

    // The frames and the timeline are there to be searched, also inside the page's archive.
    const shown = findTexts(run.reports, [
      { text: 'agent_thinking', name: 'an event' },
      { text: Buffer.from('agent_thinking').toString('base64').slice(0, -4), name: 'an event in base64' },
    ]);
    expect(shown).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/html\/index\.html!.*: an event$/),
        expect.stringMatching(/allure\/.*-attachment\.jsonl?: an event$/),
      ]),
    );
    // One secret, planted in each of its forms, is found in each.
    const [[secret, kind] = ['', '']] = secrets.values;
    const copy = join(folder, 'copy');
    cpSync(run.reports, copy, { recursive: true });
    const planted = secretForms(secret, kind);
    for (const [at, { text }] of planted.entries())
      writeFileSync(join(copy, `planted-${at}.txt`), `<${text}>`);
    for (const [at, { name }] of planted.entries()) {
      expect(findTexts(copy, planted)).toContain(`planted-${at}.txt: ${name}`);
    }
  });

  test('stand nowhere in its reports when a refused login repeats what was sent', async ({
    meddle,
    playwrightTest,
  }) => {
    const secrets = new SecretsSeen();
    const urls = await meddle({ auth: { secrets, answer: echoBody('/auth/login') } });
    const run = await playwrightTest(['--project=local', '--grep', 'login'], attach(urls));

    expect(run.verdict?.headline?.code).toBe('LOGIN_REFUSED');
    expect([...secrets.values.values()]).toContain('password');
    const forms = [...secrets.values].flatMap(([secret, kind]) => secretForms(secret, kind));
    expect(findTexts(run.reports, forms)).toEqual([]);
    expect(forms.filter(({ text }) => run.output.includes(text))).toEqual([]);
  });

  test('stand nowhere in its reports when the run logs in with a key', async ({ meddle, playwrightTest }) => {
    const secrets = new SecretsSeen();
    const urls = await meddle({ auth: { secrets }, backend: { secrets, toClient: echoToken(stackKey) } });
    const run = await playwrightTest(['--project=local', '--grep', 'agent events|wrong credential'], {
      ...attach(urls),
      LOCAL_LOGIN: 'key',
      E2E_OAUTH_SIMULATION_KEY: stackKey,
    });

    expect(run.verdict?.verdict).toBe('FAIL');
    expect(secrets.values.get(stackKey)).toBe('key');
    const forms = [...secrets.values].flatMap(([secret, kind]) => secretForms(secret, kind));
    expect(findTexts(run.reports, forms)).toEqual([]);
    expect(forms.filter(({ text }) => run.output.includes(text))).toEqual([]);
  });
});
