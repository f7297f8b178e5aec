import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openGovernor } from '../../../../helpers/run/open-governor.ts';
import { findingOf } from '../http/finding-of.ts';
import { makeTarget } from '../http/make-target.ts';
import { particulars } from '../judge/particulars.ts';

const cache = mkdtempSync(join(tmpdir(), 'gp-open-governor-'));
const before = process.env['XDG_CACHE_HOME'];
process.env['XDG_CACHE_HOME'] = cache;
after(() => {
  if (before === undefined) Reflect.deleteProperty(process.env, 'XDG_CACHE_HOME');
  else process.env['XDG_CACHE_HOME'] = before;
  rmSync(cache, { recursive: true, force: true });
});

const rateLimit = { requestsPerMinute: 40, apiRequestsPerMinute: 300 };
const host = 'api.staging.netrasystems.ai';

function open() {
  const governor = openGovernor(makeTarget(`https://${host}`, { rateLimit }));
  assert.ok(governor);
  return governor;
}

describe('the governor of a target', () => {
  test('is not there where nobody else is disturbed', () => {
    assert.equal(openGovernor(makeTarget('http://127.0.0.1:1')), undefined);
  });

  test('counts requests where all runs of this machine count them', async () => {
    const governor = open();
    await governor.take(host, '/health');
    const ticket = await governor.reserve(host, 2, '/ws');
    ticket.take();
    await ticket.close();

    const counted = readFileSync(join(cache, 'golden-path', 'requests.json'), 'utf8');
    assert.equal(counted.split(`"host":"${host}"`).length - 1, 2);
  });

  test('says in words of findings that a host has stopped us, to every later request', async () => {
    await open().stop(host, Date.now() + 60_000);
    const governor = open();
    for (const work of [governor.take(host, '/health'), governor.reserve(host, 1, '/ws')]) {
      const [[code, words] = []] = particulars([await findingOf(work)]);

      assert.equal(code, 'SELF_RATE_LIMITED');
      assert.match(
        words ?? '',
        new RegExp(`^${host} asked us to slow down .* Try again at \\d\\d:\\d\\d:\\d\\d`),
      );
    }
  });

  test('hands on what is no finding', async () => {
    await assert.rejects(open().reserve(host, 41, '/ws'), RangeError);
  });
});
