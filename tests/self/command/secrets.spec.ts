import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { soughtForms } from '../../../helpers/canary/sought-forms.ts';
import { attach } from './attach.ts';
import { expect, stackKey, test } from './command-test.ts';
import { findTexts } from './find-texts.ts';
import { echoBody } from './meddling/echo-body.ts';
import { echoToken } from './meddling/echo-token.ts';
import { SecretsSeen } from './secrets-seen.ts';

test.describe('secrets of a run', () => {
  test('stand nowhere in its reports when the chat itself repeats the token', async ({
    meddle,
    playwrightTest,
  }) => {
    const secrets = new SecretsSeen();
    const urls = await meddle({ auth: { secrets }, backend: { secrets, toClient: echoToken() } });
    const run = await playwrightTest(
      ['--project=local', '--grep', 'agent events|wrong credential'],
      attach(urls),
    );

    expect(run.verdict?.verdict).toBe('FAIL');
    expect([...secrets.values.values()]).toEqual(expect.arrayContaining(['password', 'token']));
    expect(run).toKeepSecret(secrets, 'debug_echo');
    // The search reaches the page's archive and the attachments.
    expect(findTexts(run.reports, [{ text: 'debug_echo', name: 'the echo' }])).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/html\/.*: the echo$/),
        expect.stringMatching(/allure\/.*-attachment\.\w+: the echo$/),
      ]),
    );
    expect(findTexts(run.reports, [{ text: 'agent events', name: 'a title' }])).toContainEqual(
      expect.stringMatching(/html\/index\.html!report\.json: a title$/),
    );
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
    expect(run).toKeepSecret(secrets, 'is not a valid login');
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
    expect(run).toKeepSecret(secrets, 'debug_echo');
  });
});

test.describe('search for secrets', () => {
  test('finds one that was planted, in each of its forms', ({ folder }) => {
    const token = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"sub":"somebody"}').toString('base64url')}.s1gn-ature_0f=it`;
    for (const [secret, kind] of [
      [token, 'token'],
      [stackKey, 'key'],
    ] as const) {
      const forms = soughtForms(secret, kind);
      for (const [at, { text, name }] of forms.entries()) {
        const place = join(folder, kind, String(at), 'deep');
        mkdirSync(place, { recursive: true });
        writeFileSync(join(place, 'report.html'), `<p>${text}</p>`);
        expect(findTexts(join(folder, kind, String(at)), forms)).toContain(`deep/report.html: ${name}`);
      }
    }
  });

  test('finds one that stands in the base64 of a longer text, wherever it begins there', ({ folder }) => {
    for (const before of ['', '.', '..']) {
      const file = join(folder, `before-${before.length}.json`);
      const body = Buffer.from(`{"${before}":"${stackKey}", "more": "of it"}`).toString('base64');
      writeFileSync(file, JSON.stringify({ body }));
    }

    expect(findTexts(folder, soughtForms(stackKey, 'key'))).toEqual([
      expect.stringContaining('before-0.json: a key, inside of base64'),
      expect.stringContaining('before-1.json: a key, inside of base64'),
      expect.stringContaining('before-2.json: a key, inside of base64'),
    ]);
  });
});
