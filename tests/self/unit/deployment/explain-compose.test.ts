import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DockerAnswer } from '../../../../helpers/deployment/compose-answers.ts';
import { explainCompose } from '../../../../helpers/deployment/explain-compose.ts';
import { particulars } from '../judge/particulars.ts';

const answer = (stdout: string, more: Partial<DockerAnswer> = {}): DockerAnswer => ({
  ended: 'well',
  stdout,
  stderr: '',
  ...more,
});
const container = (Service: string, State = 'running', Health = 'healthy'): string =>
  JSON.stringify({ Service, State, Health });
const config = answer('auth\nbackend\n');

function explain(containers: readonly string[] | string) {
  const ps = answer(typeof containers === 'string' ? containers : containers.join('\n'));
  const { finding, words } = explainCompose({ file: 'c.yml', config, ps });
  return finding ? particulars([finding])[0]?.[1] : words;
}

describe('local services', () => {
  test('that are all up leave the port to be wrong', () => {
    const words =
      'Docker Compose says that all 2 services of c.yml are up, so they publish other ports than the ones that are set here.';

    assert.equal(explain([container('auth'), container('backend', 'running', '')]), words);
    assert.equal(
      explain(`[${container('auth')},${container('backend')},${container('other', 'exited')}]`),
      words,
    );
  });

  for (const [name, list, words] of [
    ['absent', [container('auth')], 'backend is absent'],
    ['starting', [container('auth', 'running', 'starting'), container('backend')], 'auth is starting'],
    ['unhealthy', [container('auth'), container('backend', 'Running', 'Unhealthy')], 'backend is unhealthy'],
    ['stopped', [container('auth', 'exited', ''), container('backend')], 'auth is exited'],
    [
      'in several containers, one of them restarting',
      [container('auth'), container('auth', 'restarting', ''), container('backend')],
      'auth is restarting',
    ],
    [
      'not listed in any way that can be read',
      ['no json', '{"Service":7}'],
      'auth is absent, backend is absent',
    ],
  ] as const) {
    test(`are named when one is ${name}`, () => {
      assert.equal(explain(list), `Of 2 services in c.yml, ${words}.`);
    });
  }
});

describe('a compose file', () => {
  const sayOf = (one: DockerAnswer) => {
    const { finding, words } = explainCompose({ file: 'c.yml', config: one });
    return [finding?.code, words];
  };

  test('that cannot be read is called by the first line that is no warning', () => {
    const stderr =
      'time="x" level=warning msg="version is obsolete"\n\nyaml: line 12: key already defined\nmore\n';

    assert.deepEqual(sayOf(answer('', { ended: 'ill', stderr })), [
      'LOCAL_STACK_INVALID',
      '`docker compose -f c.yml config` says: yaml: line 12: key already defined.',
    ]);
    assert.deepEqual(sayOf(answer('', { ended: 'ill' })), [
      'LOCAL_STACK_INVALID',
      '`docker compose -f c.yml config` says: nothing, but it failed.',
    ]);
  });

  test('without services is one too', () => {
    assert.deepEqual(
      explainCompose({ file: 'c.yml', config: answer('\n'), ps: answer('') }).finding?.code,
      'LOCAL_STACK_INVALID',
    );
  });

  test('proves nothing where Docker is not there, or does not answer', () => {
    assert.deepEqual(sayOf(answer('', { ended: 'missing' })), [
      undefined,
      'Docker is not installed here, so it cannot say which of the services is down.',
    ]);
    assert.deepEqual(sayOf(answer('', { ended: 'late' })), [
      undefined,
      '`docker compose -f c.yml config` gave no answer in time; Docker itself may be starting.',
    ]);
  });

  test('that is right is of no use while Docker does not run', () => {
    const stderr =
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';
    const { finding } = explainCompose({ file: 'c.yml', config, ps: answer('', { ended: 'ill', stderr }) });

    assert.deepEqual(finding && particulars([finding])[0], [
      'LOCAL_STACK_INVALID',
      `\`docker compose -f c.yml ps\` says: ${stderr}`,
    ]);
  });
});
