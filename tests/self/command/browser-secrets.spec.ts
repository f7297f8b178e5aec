import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { findTexts } from './find-texts.ts';
import { echoToken } from './meddling/echo-token.ts';
import { SecretsSeen } from './secrets-seen.ts';

/** Where a text stands in a trace of the run: in the archive itself, in the page of results and in its attachments. */
const traceIn = (folder: string): unknown =>
  expect.stringMatching(new RegExp(`^${folder}/.*\\.zip!trace\\.trace: `));

test.describe('secrets of a run in a browser', () => {
  test('stand nowhere in its reports when the chat repeats the token to the page', async ({
    meddle,
    playwrightTest,
  }) => {
    const secrets = new SecretsSeen();
    const urls = await meddle({
      auth: { secrets },
      backend: { secrets, toClient: echoToken() },
      frontend: { secrets },
    });
    const run = await playwrightTest(
      ['--project=local', 'tests/browser/message.spec.ts', '--grep', 'by keyboard'],
      attach(urls),
    );

    expect(run.verdict?.verdict).toBe('FAIL');
    expect([...secrets.values.values()]).toEqual(expect.arrayContaining(['password', 'token']));
    expect(run).toKeepSecret(secrets, 'debug_echo');
    // The search reaches what was recorded of the page, wherever it was copied to.
    expect(findTexts(run.reports, [{ text: 'message-textarea', name: 'the page' }])).toEqual(
      expect.arrayContaining([
        traceIn('runs/.*/artifacts'),
        traceIn('runs/.*/html/data'),
        traceIn('runs/.*/allure'),
      ]),
    );
  });

  test('stand nowhere in its reports when the page keeps the token of its login in a wrong place', async ({
    meddle,
    playwrightTest,
  }) => {
    const secrets = new SecretsSeen();
    const frontend = { secrets, rewrite: (text: string) => text.replaceAll('jwt_token', 'other_token') };
    const urls = await meddle({ auth: { secrets }, backend: { secrets }, frontend });
    const run = await playwrightTest(
      ['--project=embedded', 'tests/browser/login.spec.ts', '--grep', 'lets the user in'],
      attach(urls, 'embedded'),
    );

    expect(run.verdict?.verdict).toBe('FAIL');
    expect([...secrets.values.values()]).toEqual(expect.arrayContaining(['password', 'token']));
    expect(run).toKeepSecret(secrets, 'Login with Custom Credentials');
    expect(findTexts(run.reports, [{ text: 'Login with Custom Credentials', name: 'the form' }])).toEqual(
      expect.arrayContaining([traceIn('runs/.*/artifacts')]),
    );
  });
});
