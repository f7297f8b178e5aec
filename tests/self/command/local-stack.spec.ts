import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { expect, test as base } from './command-test.ts';
import type { SuiteRun } from './run-suite.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Word = 'up' | 'down';

/** What a stand-in for docker does, by call, as lines of a shell; `states` are what its container is, one look after the other. */
interface Answers {
  readonly version?: string;
  readonly plugin?: string;
  readonly ports?: readonly number[];
  readonly holder?: string;
  readonly build?: string;
  readonly states?: readonly string[];
  readonly logs?: string;
}

const test = base.extend<{
  /** `npm run local:up` or `local:down`, to its end. */
  local: (word: Word, environment?: Environment) => Promise<SuiteRun>;
  /** Puts a docker first on the path that answers as it is told; resolves with the environment. `asked()`: every call of it. */
  standIn: (answers: Answers) => {
    readonly environment: Environment;
    readonly asked: () => readonly string[];
  };
}>({
  local: async ({ start }, use) => {
    await use((word, environment) => start(['helpers/local/start.mjs', word], environment).ended);
  },

  standIn: async ({ folder }, use) => {
    await use((answers) => {
      const bin = join(folder, 'bin');
      mkdirSync(bin);
      writeFileSync(join(folder, 'config.json'), configOf(answers.ports ?? []));
      writeFileSync(join(folder, 'states'), `${(answers.states ?? ['absent']).join('\n')}\n`);
      writeFileSync(join(folder, 'asked'), '');
      writeFileSync(join(bin, 'docker'), scriptOf(folder, answers));
      chmodSync(join(bin, 'docker'), 0o755);
      return {
        environment: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
        asked: () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n'),
      };
    });
  },
});

/** As `docker compose config --format json` prints it, as far as it is read. */
function configOf(ports: readonly number[]): string {
  const published = ports.map((port) => ({ target: port, published: String(port), host_ip: '127.0.0.1' }));
  return JSON.stringify({ name: 'golden-path-stack', services: { stack: { ports: published } } });
}

/** The first state is what is there before anything is started; nothing is there while it is `absent`. */
function scriptOf(folder: string, answers: Answers): string {
  const { version = 'echo 20.10.24', plugin = 'echo 2.26.1', holder = '', build = ':', logs = '' } = answers;
  return `#!/bin/sh
states="${folder}/states"
next() { tail -n +2 "$states" > "$states.next"; mv "$states.next" "$states"; }
echo "$*" >> "${folder}/asked"
case "$*" in
version*) ${version} ;;
'compose version'*) ${plugin} ;;
'ps '*) echo '${holder}' ;;
*' config '*) cat "${folder}/config.json" ;;
*' ps '*) if [ "$(head -n 1 "$states")" = absent ]; then next; else echo 0123abcd; fi ;;
inspect*) head -n 1 "$states"; next ;;
*' build '*) ${build} ;;
*' logs '*) echo '${logs}' ;;
esac
`;
}

/** What it said, when that was one sentence on a line of its own and its exit code stops a chain of commands; else all of it. */
function refusalOf({ exitCode, output }: SuiteRun): string {
  const lines = output.trim().split('\n');
  const [only = ''] = lines;
  return lines.length === 1 && only.endsWith('.') && exitCode === 1 ? only : `exit ${exitCode}:\n${output}`;
}

test.describe('local stack', () => {
  test('is not to be had without Docker, and says so in a sentence', async ({ folder, local }) => {
    const run = await local('up', { PATH: folder });

    expect(refusalOf(run)).toMatch(
      /^There is no docker command here: install Docker with its compose plugin/,
    );
  });

  test('is not to be had without an engine, nor taken away', async ({ folder, local }) => {
    // The docker of this machine, if it has one, engine or not: nothing listens at that socket.
    const run = await local('down', { DOCKER_HOST: `unix://${join(folder, 'no-engine.sock')}` });

    expect(refusalOf(run)).toMatch(
      /^(?:No Docker engine can be reached: start it|There is no docker command here)/,
    );
  });

  test('is not to be had where the client says why the engine does not let it in', async ({
    local,
    standIn,
  }) => {
    const said = 'permission denied while trying to connect to the Docker daemon socket';
    const { environment } = standIn({ version: `echo '${said}' >&2; exit 1` });
    const run = await local('up', environment);

    expect(refusalOf(run)).toContain(`(docker says: ${said}; \`npm run golden-path\` needs no Docker).`);
  });

  test('is not to be had without the compose plugin', async ({ local, standIn }) => {
    const { environment } = standIn({
      plugin: `echo "docker: 'compose' is not a docker command." >&2; exit 1`,
    });
    const run = await local('up', environment);

    expect(refusalOf(run)).toMatch(/^Docker has no compose plugin here: install it/);
  });

  test('does not start where a port is taken, and says which and by whom', async ({ local, standIn }) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { environment, asked } = standIn({ ports: [await freePort(), port, await freePort()] });
    const run = await local('up', environment);
    other.close();

    expect(refusalOf(run)).toContain(`Port ${port} is taken by `);
    expect(run.output).toContain(`(process ${process.pid})`);
    expect(asked().filter((call) => / (?:build|up) /.test(call))).toEqual([]);
  });

  test('does not start where a container has its ports, and names it', async ({ local, standIn }) => {
    const others = [createServer(), createServer()].map((server) => server.listen(0, '127.0.0.1'));
    await Promise.all(others.map((server) => once(server, 'listening')));
    const [auth = 0, frontend = 0] = others.map((server) => (server.address() as AddressInfo).port);
    const { environment } = standIn({ ports: [auth, await freePort(), frontend], holder: 'dev-auth-1' });
    const run = await local('up', environment);
    for (const server of others) server.close();

    expect(refusalOf(run)).toContain(
      `Port ${auth} is taken by the container dev-auth-1, port ${frontend} is taken by the container dev-auth-1: stop that`,
    );
    expect(run.output).toContain('which `npm run golden-path:local` asks on these ports just as it is.');
  });

  test('is waited for until it is healthy, and speaks of no other project', async ({
    local,
    standIn,
    stack,
  }) => {
    const { auth, backend, frontend } = stack.urls;
    const ports = [auth, backend, frontend].map((url) => Number(new URL(url).port));
    // Its ports answer from the beginning, as those of a stack that is built anew.
    const states = ['running healthy', 'running starting', 'running starting', 'running healthy'];
    const { environment, asked } = standIn({ ports, states });
    const run = await local('up', { ...environment, COMPOSE_PROJECT_NAME: 'product', COMPOSE_FILE: 'p.yml' });

    expect(run.exitCode).toBe(0);
    expect(run.output).toMatch(/^golden-path-stack is up already \(healthy\)/);
    expect(run.output).toMatch(
      /^Building its image; .*\nStarting the container\.\n {2}\d+ s: the container is starting\n/m,
    );
    expect(run.output).toMatch(
      new RegExp(
        `^golden-path-stack is healthy after \\d+ s: auth http://localhost:${ports.join('.*:')}$`,
        'm',
      ),
    );
    expect(run.output).toContain('a run against it says nothing about the product');
    const composed = asked().filter((call) => call.startsWith('compose ') && !call.includes('version'));
    expect(composed.length).toBeGreaterThanOrEqual(5);
    for (const call of composed) expect(call).toMatch(/^compose -p golden-path-stack -f compose\.yaml /);
  });

  test('that ends while it is waited for is told with its last words', async ({ local, standIn }) => {
    const ports = [await freePort(), await freePort(), await freePort()];
    const states = ['absent', 'running starting', 'exited'];
    const { environment } = standIn({ ports, states, logs: 'STACK_HOST must be 127.0.0.1 or localhost.' });
    const run = await local('up', environment);

    expect(run.exitCode).toBe(1);
    expect(run.output.trim().split('\n').at(-1)).toMatch(
      /^The stack did not become healthy: after \d+ s its container is exited, and the last that it said is: STACK_HOST must be 127\.0\.0\.1 or localhost\.$/,
    );
  });

  test('that is healthy for Docker alone is not up', async ({ local, standIn }) => {
    const ports = [await freePort(), await freePort(), await freePort()];
    const { environment } = standIn({ ports, states: ['absent', 'running healthy'] });
    const run = await local('up', environment);

    expect(run.exitCode).toBe(1);
    expect(run.output.trim().split('\n').at(-1)).toMatch(
      new RegExp(
        `this machine does not see it so: auth at http://localhost:${ports[0]}/health gives no answer`,
      ),
    );
  });

  test('that cannot be built is told by the error, with what to do where no registry is reached', async ({
    local,
    standIn,
  }) => {
    const ports = [await freePort(), await freePort(), await freePort()];
    const build = `echo 'Step 1/8 : ARG BASE'; echo 'failed to solve: node:20-bookworm-slim: no such host' >&2; exit 17`;
    const { environment, asked } = standIn({ ports, build });
    const run = await local('up', environment);

    expect(run.exitCode).toBe(1);
    expect(run.output.trim().split('\n').at(-1)).toBe(
      'The image could not be built: failed to solve: node:20-bookworm-slim: no such host (where no registry is reached, name a base image that is there with GOLDEN_PATH_STACK_BASE).',
    );
    expect(asked().some((call) => call.includes(' up '))).toBe(false);
  });

  test('is taken away, and nothing else', async ({ local, standIn }) => {
    const { environment, asked } = standIn({ states: ['running healthy'] });
    const run = await local('down', { ...environment, COMPOSE_PROJECT_NAME: 'product' });

    expect(run.exitCode).toBe(0);
    expect(run.output.trim()).toBe(
      'golden-path-stack is taken away (it was healthy); its image stays for the next time.',
    );
    expect(asked().at(-1)).toBe('compose -p golden-path-stack -f compose.yaml down');
  });

  test('that is not there is not taken away', async ({ local, standIn }) => {
    const { environment } = standIn({ states: ['absent'] });
    const run = await local('down', environment);

    expect(run.exitCode).toBe(0);
    expect(run.output.trim()).toBe('Nothing of golden-path-stack was up.');
  });
});
