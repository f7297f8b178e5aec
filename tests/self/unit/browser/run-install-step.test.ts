import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runInstallStep } from '../../../../helpers/browser/run-install-step.ts';

/** Runs a few words of Node as a step. */
async function runNode(script: string, limitMs = 20_000) {
  const shown: string[] = [];
  const step = {
    program: process.execPath,
    words: ['-e', script],
    environment: { GP_WORD: 'heard' },
    limitMs,
  };
  return { outcome: await runInstallStep(step, (line) => void shown.push(line)), shown };
}

describe('a step of an installation', () => {
  test('has no problem when its program ends well, and shows its progress sparingly', async () => {
    const { outcome, shown } = await runNode(
      'console.log(process.env.GP_WORD); for (let i = 0; i < 50; i++) process.stdout.write(`${i}%\\r`); console.log("done")',
    );
    assert.equal(outcome.problem, undefined);
    assert.equal(outcome.said.at(-1), 'done');
    assert.equal(outcome.said.length, 52);
    assert.deepEqual(shown, ['heard']);
  });

  test('names the first error that its program names, without traces and colours', async () => {
    const { outcome } = await runNode(
      String.raw`console.error('\u001b[2mDownloading\u001b[22m\nError: getaddrinfo ENOTFOUND cdn.example\n    at x (y:1:2) {\n  errno: -3008,\n}\nError: Download failure'); process.exit(1)`,
    );
    assert.equal(outcome.problem, 'getaddrinfo ENOTFOUND cdn.example');
    assert.deepEqual(outcome.said, [
      'Downloading',
      'Error: getaddrinfo ENOTFOUND cdn.example',
      'Error: Download failure',
    ]);
  });

  test('says how its program ended when that said nothing', async () => {
    assert.equal((await runNode('process.exit(7)')).outcome.problem, 'it ended with exit code 7');
  });

  test('ends its program after its time', async () => {
    const startedMs = performance.now();
    const { outcome } = await runNode('console.log("begun"); setTimeout(() => {}, 60_000)', 1_500);

    assert.match(outcome.problem ?? '', /^it was ended after 2 s$/);
    assert.ok(performance.now() - startedMs < 20_000);
  });

  test('has a problem in words when there is no such program', async () => {
    const step = { program: '/no/such/apt-get', words: [], environment: {}, limitMs: 5_000 };
    assert.deepEqual(await runInstallStep(step, () => undefined), {
      said: [],
      problem: 'spawn /no/such/apt-get ENOENT',
    });
  });
});
