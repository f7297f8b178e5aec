import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { cleanEnvironment } from '../../../env/run-environment.ts';
import { freePort } from './free-port.ts';
import { expect, test } from './command-test.ts';
import { root } from './run-suite.ts';

/** The words of the last CMD of the stack's Dockerfile. */
function commandOfImage(): readonly string[] {
  const text = readFileSync(join(root, 'container/stack.Dockerfile'), 'utf8');
  const json = [...text.matchAll(/^CMD (\[.+\])$/gm)].at(-1)?.[1];
  return JSON.parse(json ?? '[]') as string[];
}

/** The environment that compose.yaml gives to the container, with these variables put in. */
function environmentOfContainer(variables: Readonly<Record<string, string>>): Record<string, string> {
  const text = readFileSync(join(root, 'compose.yaml'), 'utf8').replaceAll(
    /\$\{(\w+):-([^}]*)\}/g,
    (_, name: string, usual: string) => variables[name] ?? usual,
  );
  const { services } = parse(text) as { services: { stack: { environment: Record<string, unknown> } } };
  const { environment } = services.stack;
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]));
}

test.describe('stack with the settings of its container', () => {
  test('is well for the local target, by the addresses of a page on this machine', async ({
    playwrightTest,
  }) => {
    const [auth, backend, frontend] = [await freePort(), await freePort(), await freePort()];
    const ports = {
      STACK_AUTH_PORT: String(auth),
      STACK_BACKEND_PORT: String(backend),
      STACK_FRONTEND_PORT: String(frontend),
    };
    const [, ...words] = commandOfImage();
    const child = spawn(process.execPath, [...words, '--end-with-stdin'], {
      cwd: root,
      env: cleanEnvironment(environmentOfContainer(ports)),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')));
    await expect.poll(() => said, { intervals: [50], timeout: 20_000 }).toMatch(/^ready$/m);
    const run = await playwrightTest(['--project=local', '--grep', '@smoke'], {
      LOCAL_AUTH_URL: `http://localhost:${auth}`,
      LOCAL_BACKEND_URL: `http://localhost:${backend}`,
      LOCAL_WS_URL: `ws://localhost:${backend}/ws`,
      LOCAL_FRONTEND_URL: `http://localhost:${frontend}`,
    });
    const health = (await (await fetch(`http://localhost:${auth}/health`)).json()) as { environment: string };
    child.stdin.end();
    await once(child, 'exit');

    expect(run).toConclude({ exitCode: 0, verdict: 'PASS', code: null, claim: 'Users CAN chat on local' });
    // It says itself that it is ours.
    expect(health.environment).toBe('embedded');
    expect(said).toContain(`FRONTEND_URL=http://localhost:${frontend}\n`);
  });
});
