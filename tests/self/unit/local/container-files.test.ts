import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { projectName, serviceName } from '../../../../helpers/local/local-stack.ts';
import { readDockerfile, type Instruction } from './read-dockerfile.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  readonly image: string;
  readonly build: { readonly dockerfile: string; readonly args: Readonly<Record<string, string>> };
  readonly ports: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck: { readonly test: readonly string[] };
}
interface Compose {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
}

/** With the values that stand in the file for variables that nobody set, as Compose puts them in. */
const usual = (text: string): string => text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
const compose = parse(usual(read('compose.yaml'))) as Compose;
const stack = compose.services[serviceName];
const localPorts = ['AUTH_URL', 'BACKEND_URL', 'FRONTEND_URL'].map((name) => {
  const url = new RegExp(`^${name}=(.+)$`, 'm').exec(read('env/local.env'))?.[1];
  return new URL(url ?? '').port;
});

describe('compose.yaml', () => {
  it('brings the ports of the local target up, and shows them to this machine alone', () => {
    assert.deepEqual(
      stack?.ports,
      localPorts.map((port) => `127.0.0.1:${port}:${port}`),
    );
  });

  it('tells the stack those ports, and its health check too', () => {
    const { STACK_AUTH_PORT, STACK_BACKEND_PORT, STACK_FRONTEND_PORT } = stack?.environment ?? {};
    const told = [STACK_AUTH_PORT, STACK_BACKEND_PORT, STACK_FRONTEND_PORT].map(String);
    assert.deepEqual(told, localPorts);
    assert.deepEqual(stack?.healthcheck.test.map(String), [
      'CMD',
      'node',
      'container/is-healthy.mjs',
      ...localPorts,
    ]);
  });

  it('is the project and the service that the commands speak of', () => {
    assert.equal(compose.name, projectName);
    assert.deepEqual(Object.keys(compose.services), [serviceName]);
  });

  it('lets the stack be what it is: no other environment, no check of a token left out', () => {
    const names = Object.keys(stack?.environment ?? {}).sort();
    const ports = ['STACK_AUTH_PORT', 'STACK_BACKEND_PORT', 'STACK_FRONTEND_PORT'];
    assert.deepEqual(names, [...ports, 'STACK_BIND', 'STACK_HOST'].sort());
  });

  it('takes its base image from a variable', () => {
    assert.match(read('compose.yaml'), /^\s+BASE: \$\{GOLDEN_PATH_STACK_BASE:-.+\}$/m);
  });
});

for (const file of ['Dockerfile', 'container/stack.Dockerfile']) {
  const instructions = readDockerfile(read(file));
  const all = (name: string): readonly Instruction[] => instructions.filter((one) => one.name === name);

  describe(file, () => {
    it('takes its base image as an argument, and no other image', () => {
      assert.deepEqual(instructions.slice(0, 2), [
        { name: 'ARG', text: 'BASE=node:20-bookworm-slim' },
        { name: 'FROM', text: '${BASE}' },
      ]);
      assert.equal(all('FROM').length, 1);
      assert.ok(all('COPY').every(({ text }) => !text.includes('--from')));
    });

    it('builds with every engine: nothing of BuildKit alone, and nothing fetched for the reading of it', () => {
      assert.doesNotMatch(read(file), /^# *syntax *=/im);
      assert.ok(
        instructions.every(
          ({ name, text }) => name !== 'ADD' && !/--(?:mount|link|chmod|parents)\b|<</.test(text),
        ),
      );
    });

    it('runs as nobody in particular, and its main process gets the signals', () => {
      assert.deepEqual(all('USER'), [{ name: 'USER', text: '10001:10001' }]);
      const last = instructions.slice(instructions.findIndex(({ name }) => name === 'USER'));
      assert.ok(last.every(({ name }) => !['RUN', 'COPY'].includes(name)));
      // A shell before it would keep the signals for itself.
      const main = all('ENTRYPOINT')[0] ?? all('CMD')[0];
      assert.equal((JSON.parse(main?.text ?? '[]') as string[])[0], 'node');
    });

    it('copies what is there, and what is not kept out', () => {
      const sources = all('COPY').flatMap(({ text }) => text.split(/\s+/).slice(0, -1));
      assert.ok(sources.length > 0);
      for (const source of sources) {
        assert.ok(existsSync(join(root, source)), source);
        assert.ok(source === '.' || sent.includes(source.split('/')[0] ?? ''), source);
      }
    });

    it('holds no secret, and takes none while it is built', () => {
      for (const { name, text } of [...all('ENV'), ...all('ARG')])
        assert.doesNotMatch(text, /key|secret|password|token/i, `${name} ${text}`);
    });
  });
}

const ignored = read('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const sent = ignored.flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));

describe('.dockerignore', () => {
  it('sends nothing but what it names, all of which is there', () => {
    assert.equal(ignored[0], '*');
    assert.deepEqual(
      sent.filter((name) => !existsSync(join(root, name))),
      [],
    );
  });

  it('keeps out reports, git and the files of secrets, whatever else is let in', () => {
    assert.deepEqual(
      sent.filter((name) => /^(?:reports|\.git|node_modules|\.)/.test(name)),
      [],
    );
    // The last line that fits decides.
    const lastLetIn = ignored.findLastIndex((line) => line.startsWith('!'));
    for (const line of ['**/*.secrets.env', '**/.env', '**/node_modules'])
      assert.ok(ignored.indexOf(line) > lastLetIn, line);
  });

  it('sends every room that the suite imports from', () => {
    const rooms = ['container', 'docs', 'env', 'helpers', 'stack', 'tests'];
    const files = ['package-lock.json', 'package.json', 'playwright.config.ts', 'tsconfig.json'];
    assert.deepEqual([...sent].sort(), [...rooms, ...files].sort());
  });
});
