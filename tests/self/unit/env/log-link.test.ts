import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readLogServices } from '../../../../env/read-log-services.ts';
import { readTarget } from '../../../../env/read-target.ts';
import { readLogTemplate } from '../../../../env/read-log-template.ts';

describe('the address of server logs', () => {
  it('is an https address, or one on this machine itself, with places that are known', () => {
    for (const text of [
      'https://logs.example/?service={service}&from={from}&to={to}&q={ids}',
      'https://grafana.example/explore?left={fromMs}',
      'https://console.cloud.google.com/logs/query;query=resource.labels.service_name%3D%22{service}%22%20{ids};timeRange={from}%2F{to}?project=p',
      'http://localhost:5601/app/discover#/?q={thread}{run}{user}',
      'http://127.0.0.1:3100/?t={toMs}',
    ])
      assert.equal(readLogTemplate(text), text);
  });

  it('is refused when it is none, or may hold a secret', () => {
    for (const text of [
      'https://logs.example/?q=all',
      'http://logs.example/?q={ids}',
      'ftp://logs.example/{ids}',
      'logs.example/{ids}',
      'https://{service}.logs.example/{ids}',
      'https://me:pw@logs.example/{ids}',
      'https://logs.example/?q={nonsense}',
      'https://logs.example/?q={ids',
      'https://logs.example/?q=ids}',
      'https://logs.example/?q={{ids}}',
      'https://logs.example/?q={ids}&api_key=abc',
      'https://logs.example/?q={ids}&access_token=abc',
      'https://logs.example/?q={ids} and more',
      'https://logs.example/?q={ids}"><script>',
      'javascript:alert({ids})',
      '',
    ])
      assert.equal(readLogTemplate(text), undefined, text);
  });
});

describe('the settings of the logs', () => {
  const reading = (environment: Readonly<Record<string, string>>) => readTarget('local', { environment });

  it('make a target name its logs, and stand in the report as they were written', () => {
    const LOCAL_LOG_LINK = 'http://localhost:5601/?q={ids}&s={service}';
    const LOCAL_LOG_SERVICES = 'backend=be auth=au';
    const read = reading({ LOCAL_LOG_LINK, LOCAL_LOG_SERVICES });
    assert.ok(read.kind === 'ready');
    assert.deepEqual(read.target.logLink, {
      template: LOCAL_LOG_LINK,
      services: { backend: 'be', auth: 'au' },
    });
    assert.deepEqual(
      read.target.origins.map(({ variable, value }) => [variable, value]),
      [
        ['LOCAL_LOG_LINK', LOCAL_LOG_LINK],
        ['LOCAL_LOG_SERVICES', LOCAL_LOG_SERVICES],
      ],
    );
  });

  it('are refused in a sentence that repeats nothing secret', () => {
    const read = reading({
      LOCAL_LOG_LINK: 'https://me:hunter2@logs.example/{ids}',
      LOCAL_LOG_SERVICES: 'db=x',
    });
    assert.ok(read.kind === 'invalid');
    const said = read.problems.map(({ sentence }) => sentence).join('\n');
    assert.match(
      said,
      /LOCAL_LOG_LINK .*an https:\/\/ address .* with at least one of the places \{service\}, \{from\}/,
    );
    assert.match(said, /LOCAL_LOG_SERVICES .*the names of services in the logs, such as auth=auth-service/);
    assert.doesNotMatch(said, /hunter2/);
  });

  it('are not there unless somebody has named them', () => {
    const read = reading({});
    assert.ok(read.kind === 'ready');
    assert.equal('logLink' in read.target, false);
  });
});

describe('the names of services in the logs', () => {
  it('are pairs of a service and its name', () => {
    assert.deepEqual(readLogServices('auth=netra-auth-service backend=be, frontend=fe:1'), {
      auth: 'netra-auth-service',
      backend: 'be',
      frontend: 'fe:1',
    });
    assert.deepEqual(readLogServices('backend=be'), { backend: 'be' });
  });

  it('are refused for a service that there is not, one that is named twice, and a name that is none', () => {
    for (const text of ['database=db', 'auth=a auth=b', 'auth=', 'auth', 'auth=a b', ''])
      assert.equal(readLogServices(text), undefined, text);
  });
});
