import { attach } from './attach.ts';
import { closedPort } from './closed-port.ts';
import { expect, test } from './command-test.ts';

const selected = ['--project=local', '--grep', 'behind the load balancer'];

test.describe('direct address', () => {
  test('is compared with the canonical host when it is named', async ({ stack, playwrightTest }) => {
    const environment = { ...attach(stack.urls), LOCAL_BACKEND_DIRECT_URL: stack.urls.backend };
    const { verdict, exitCode } = await playwrightTest(selected, environment);

    expect(exitCode).toBe(0);
    expect(verdict?.checks.map(({ status }) => status)).toEqual(['PASS']);
    expect(verdict?.checks[0]?.evidence.join('\n')).toMatch(
      /backend interface at 127\.0\.0\.1:\d+: 3 × [\da-f]{12} \(n = 3\)/,
    );
  });

  test('that takes requests of the load balancer alone proves nothing, and says so', async ({
    stack,
    meddle,
    playwrightTest,
  }) => {
    const closed = await meddle({ backend: { answer: () => ({ status: 404, body: 'Page not found' }) } });
    const environment = { ...attach(stack.urls), LOCAL_BACKEND_DIRECT_URL: closed.backend };
    const { verdict } = await playwrightTest([...selected.slice(0, 2), 'deployment'], environment);
    const check = verdict?.checks.find(({ title }) => title.includes('behind the load balancer'));

    expect(check?.status).toBe('NOT_OBSERVABLE');
    expect(check?.evidence.join()).toMatch(/takes requests of the load balancer alone: GET \/health: 404/);
  });

  test('that gives no answer proves nothing, and is no failure of the product', async ({
    stack,
    playwrightTest,
  }) => {
    const silent = `http://127.0.0.1:${await closedPort()}`;
    const environment = { ...attach(stack.urls), LOCAL_BACKEND_DIRECT_URL: silent };
    const { verdict } = await playwrightTest([...selected.slice(0, 2), 'deployment'], environment);
    const check = verdict?.checks.find(({ title }) => title.includes('behind the load balancer'));

    expect(verdict?.verdict).toBe('PASS');
    expect(check?.status).toBe('NOT_OBSERVABLE');
    expect(check?.evidence.join()).toMatch(/the direct address gives no answer: .* refused/);
  });

  test('and every other address are asked less often where requests are paced', async ({
    stack,
    folder,
    playwrightTest,
  }) => {
    const paced = {
      LOCAL_REQUESTS_PER_MINUTE: '60',
      LOCAL_API_REQUESTS_PER_MINUTE: '60',
      XDG_CACHE_HOME: folder,
    };
    const { verdict } = await playwrightTest(['--project=local', '--grep', 'same revision'], {
      ...attach(stack.urls),
      ...paced,
    });

    expect(verdict?.checks.map(({ status }) => status)).toEqual(['PASS']);
    expect(verdict?.checks[0]?.evidence.map((line) => /\(n = (\d+)\)/.exec(line)?.[1])).toEqual([
      '5',
      '10',
      '5',
      undefined,
    ]);
    expect(verdict?.spent.requests).toBe(23);
  });
});
