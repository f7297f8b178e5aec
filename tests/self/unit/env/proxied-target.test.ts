import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTarget } from '../../../../env/read-target.ts';

const key = { E2E_OAUTH_SIMULATION_KEY: 'a-key-of-some-length' };

describe('a target behind a proxy', () => {
  it('says which proxy its requests go through, without the login', () => {
    const environment = {
      ...key,
      HTTPS_PROXY: 'http://me:tall-giraffe-42@proxy:3128',
      HTTP_PROXY: 'other:1',
    };
    const reading = readTarget('staging', { environment });

    assert.equal(reading.kind, 'ready');
    if (reading.kind !== 'ready') return;
    assert.deepEqual(
      reading.target.origins.filter(({ variable }) => variable.endsWith('_PROXY')),
      [{ variable: 'HTTPS_PROXY', from: 'environment', value: 'http://proxy:3128' }],
    );
  });

  it('is refused where the address of the proxy cannot be read', () => {
    const reading = readTarget('staging', { environment: { ...key, HTTPS_PROXY: 'socks5://proxy:1080' } });

    assert.equal(reading.kind, 'invalid');
    if (reading.kind !== 'invalid') return;
    assert.deepEqual(
      reading.problems.map(({ code, sentence }) => [code, sentence.slice(0, 50)]),
      [['CONFIG_INVALID', 'HTTPS_PROXY in the environment is not usable; it m']],
    );
  });

  it('is not disturbed by a proxy that nobody goes through', () => {
    const environment = { HTTPS_PROXY: 'socks5://proxy:1080', HTTP_PROXY: 'socks5://proxy:1080' };

    assert.equal(readTarget('local', { environment }).kind, 'ready');
    assert.equal(readTarget('embedded', { environment }).kind, 'starts-stack');
    const asked = { ...environment, GOLDEN_PATH_PROXY_LOOPBACK: 'yes' };
    assert.equal(readTarget('embedded', { environment: asked }).kind, 'invalid');
  });
});

describe('a target that is only looked at', () => {
  it('is read without its login key', () => {
    assert.equal(readTarget('staging', { environment: {} }).kind, 'invalid');
    assert.equal(readTarget('staging', { environment: {}, keyless: true }).kind, 'ready');
  });
});
