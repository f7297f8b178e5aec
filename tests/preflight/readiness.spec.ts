import { expect, test } from '../../helpers/test.ts';
import { judgeFact } from '../../helpers/judge/judge-fact.ts';

/** Informative everywhere but on embedded: several of these routes are constants, or wrong on a good system. */
test.describe('backend', { tag: ['@contract'] }, () => {
  test('says that it is ready', async ({ host, http }) => {
    await host('backend');
    const reply = await http.send('backend', 'GET', '/health/ready');

    expect(judgeFact(reply, { status: 'ready' })).toHold();
  });

  test('says that its chat socket components are well', async ({ host, http }) => {
    await host('backend');
    const reply = await http.send('backend', 'GET', '/ws/health');

    expect(judgeFact(reply, { status: 'healthy' })).toHold();
  });

  test('announces its chat socket', async ({ host, http }) => {
    await host('backend');
    const reply = await http.send('backend', 'GET', '/ws/beacon');

    expect(judgeFact(reply, { service: 'websocket_ssot', status: 'operational' })).toHold();
  });
});

test.describe('auth service', { tag: ['@contract'] }, () => {
  test('says that it is ready', async ({ host, http }) => {
    await host('auth');
    const reply = await http.send('auth', 'GET', '/health/ready');

    expect(judgeFact(reply, { status: 'ready' })).toHold();
  });
});
