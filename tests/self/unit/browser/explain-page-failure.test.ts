import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainPageFailure } from '../../../../helpers/browser/explain-page-failure.ts';
import type { PageRequest } from '../../../../helpers/browser/page-record.ts';
import { ProxyError } from '../../../../helpers/network/proxy-error.ts';

const request: PageRequest = {
  id: '1',
  atUs: 1,
  method: 'GET',
  url: 'https://api.example:8443/api/threads',
  kind: 'fetch',
  isOwn: true,
  body: undefined,
};
const refused = {
  to: new URL('https://app.example'),
  error: new ProxyError('proxy:3128', 407, 'CONNECT: 407 No'),
};

describe('why a page did not get to the target', () => {
  it('is the certificate of the page, with the reason of the browser', () => {
    const words = 'page.goto: net::ERR_CERT_DATE_INVALID at https://app.example/chat';
    const found = explainPageFailure({ url: 'https://app.example', words }, []);
    assert.equal(found?.code, 'TLS_INVALID');
    assert.match(found.sentence, /app\.example:443: the browser says ERR_CERT_DATE_INVALID\.$/);
  });

  it('is the certificate of a service that the page calls, with what to do about an unknown issuer', () => {
    const found = explainPageFailure(undefined, [{ ...request, failure: 'net::ERR_CERT_AUTHORITY_INVALID' }]);
    assert.equal(found?.code, 'TLS_INVALID');
    assert.match(found.sentence, /api\.example:8443: .*NODE_EXTRA_CA_CERTS/);
  });

  it('is the proxy, by its name, when something of the page failed', () => {
    const failure = { url: 'https://app.example', words: 'net::ERR_SOCKS_CONNECTION_FAILED' };
    const found = explainPageFailure(failure, [], [refused]);
    assert.equal(found?.code, 'PROXY_REFUSED');
    assert.match(found.sentence, /proxy:3128 answered 407/);
  });

  it('is nothing of the kind when all came through, or the page itself gave up, or it was no host of the target', () => {
    assert.equal(explainPageFailure(undefined, [request], [refused]), undefined);
    assert.equal(explainPageFailure(undefined, [{ ...request, failure: 'net::ERR_ABORTED' }]), undefined);
    const strange = { ...request, isOwn: false, failure: 'net::ERR_CERT_AUTHORITY_INVALID' };
    assert.equal(explainPageFailure(undefined, [strange]), undefined);
  });

  it('is left to the judge of the page when the connection was refused', () => {
    const failure = { url: 'https://app.example', words: 'net::ERR_CONNECTION_REFUSED' };
    assert.equal(explainPageFailure(failure, [], []), undefined);
  });
});
