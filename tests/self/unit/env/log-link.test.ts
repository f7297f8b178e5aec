import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readLogServices } from '../../../../env/read-log-services.ts';
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
