import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attach } from './attach.ts';
import { closedPort } from './closed-port.ts';
import { expect, test } from './command-test.ts';

/** A program called `docker`, first on the path, that says what it is told to. */
function installDocker(folder: string, answers: { readonly config: string; readonly ps?: string }): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const { config, ps = 'exit 1' } = answers;
  const script = `#!/bin/sh\necho "$*" >> "${folder}/asked"\ncase "$*" in\n*' config '*) ${config} ;;\n*' ps '*) ${ps} ;;\nesac\n`;
  writeFileSync(join(bin, 'docker'), script);
  chmodSync(join(bin, 'docker'), 0o755);
  return `${bin}:${process.env['PATH'] ?? ''}`;
}

const services = "printf 'postgres\\nredis\\nauth\\nbackend\\n'";
const container = (service: string, state: string, health: string): string =>
  JSON.stringify({ Service: service, State: state, Health: health, Name: `dev-${service}-1` });
const selected = ['--project=local', '--grep', 'auth host'];

test.describe('local services', () => {
  test('that compose cannot read are called by its first line', async ({ folder, stack, playwrightTest }) => {
    const said = 'yaml: line 12: mapping key "backend" already defined at line 4';
    const warning = 'time="2026-11-22T08:00:00Z" level=warning msg="the attribute version is obsolete"';
    const PATH = installDocker(folder, { config: `echo '${warning}' >&2; echo '${said}' >&2; exit 15` });
    const urls = { ...stack.urls, auth: `http://127.0.0.1:${await closedPort()}` };
    const environment = { ...attach(urls), PATH, LOCAL_COMPOSE_FILE: 'product/docker-compose.yml' };
    const run = await playwrightTest(selected, environment);

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'BLOCKED',
      code: 'LOCAL_STACK_INVALID',
      claim: 'I could not find out whether users can chat on local',
    });
    expect(run.verdict?.headline?.sentence).toContain(
      `docker compose -f product/docker-compose.yml config\` says: ${said}.`,
    );
    expect(run.verdict?.findings[0]?.evidence.join('\n')).toMatch(/127\.0\.0\.1:\d+ refused/);
    expect(run.verdict?.run.origins.map(({ variable }) => variable)).toContain('LOCAL_COMPOSE_FILE');
  });

  test('that are not up are named', async ({ folder, stack, playwrightTest }) => {
    const lines = [
      container('postgres', 'running', 'healthy'),
      container('redis', 'running', 'unhealthy'),
      container('auth', 'running', 'starting'),
    ];
    const PATH = installDocker(folder, { config: services, ps: `echo '${lines.join('\n')}'` });
    const urls = { ...stack.urls, auth: `http://127.0.0.1:${await closedPort()}` };
    const run = await playwrightTest(selected, { ...attach(urls), PATH, LOCAL_COMPOSE_FILE: 'product.yml' });

    expect(run.verdict?.headline?.code).toBe('LOCAL_STACK_INVALID');
    expect(run.verdict?.headline?.sentence).toContain(
      'Of 4 services in product.yml, redis is unhealthy, auth is starting, backend is absent.',
    );
  });

  test('whose port is silent although all are up stay refused, with the reason', async ({
    folder,
    stack,
    playwrightTest,
  }) => {
    const all = ['postgres', 'redis', 'auth', 'backend'].map(
      (one) => JSON.parse(container(one, 'running', '')) as object,
    );
    const PATH = installDocker(folder, { config: services, ps: `echo '${JSON.stringify(all)}'` });
    const urls = { ...stack.urls, auth: `http://127.0.0.1:${await closedPort()}` };
    const run = await playwrightTest(selected, { ...attach(urls), PATH, LOCAL_COMPOSE_FILE: 'product.yml' });

    expect(run.verdict?.headline?.code).toBe('TCP_REFUSED');
    expect(run.verdict?.headline?.sentence).toContain('all 4 services of product.yml are up');
  });

  test('are not asked about where Docker is not installed, and the run says so', async ({
    folder,
    stack,
    playwrightTest,
  }) => {
    const urls = { ...stack.urls, auth: `http://127.0.0.1:${await closedPort()}` };
    const environment = { ...attach(urls), PATH: folder, LOCAL_COMPOSE_FILE: 'product.yml' };
    const run = await playwrightTest(selected, environment);

    expect(run.verdict?.headline?.code).toBe('TCP_REFUSED');
    expect(run.verdict?.headline?.sentence).toContain('Docker is not installed here');
  });
});
