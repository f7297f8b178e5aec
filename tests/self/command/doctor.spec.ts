import { createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { startGateway } from '../../../faults/start-gateway.ts';
import { attach } from './attach.ts';
import { closedPort } from './closed-port.ts';
import { expect, stackKey, test as base } from './command-test.ts';
import { startConnectProxy } from '../../../faults/proxy/connect-proxy.ts';
import { oneAddress } from './one-address.ts';
import type { SuiteRun } from './run-suite.ts';

/** What it promises, ms, on a machine that lets it work. */
const promisedMs = 10_000;

type Environment = Readonly<Record<string, string | undefined>>;

const test = base.extend<{
  /** `npm run doctor -- --project …`, to its end. */
  doctor: (project: string, environment?: Environment) => Promise<SuiteRun>;
}>({
  doctor: async ({ start }, use) => {
    await use(
      (project, environment) => start(['helpers/doctor/start.mjs', '--project', project], environment).ended,
    );
  },
});

/** The wrong lines, each with its remedy. */
function wrongLines({ output }: SuiteRun): readonly string[] {
  return [...output.matchAll(/^WRONG +(.+)\n +→ (.+)$/gm)].map(([, saw, remedy]) => `${saw} → ${remedy}`);
}

test.describe('doctor', () => {
  test('finds nothing wrong with a system that is well, and only reads', async ({
    stack,
    meddle,
    doctor,
  }) => {
    const asked: string[] = [];
    const listen = {
      answer: ({ method, path }: { method: string; path: string }) => void asked.push(`${method} ${path}`),
    };
    const urls = await meddle({ auth: listen, backend: listen });
    const before = await stack.state();
    const run = await doctor('local', attach(urls));

    expect(wrongLines(run)).toEqual([]);
    expect(run.output).toMatch(/^Nothing is wrong with local: .* 3 requests, no login, nothing created\.$/m);
    expect(run.exitCode).toBe(0);
    expect(asked.sort()).toEqual(['GET /health', 'GET /health']);
    expect(await stack.state()).toEqual(before);
    expect(run.tookMs - run.lostMs).toBeLessThan(promisedMs);
    // Where every setting comes from.
    expect(run.output).toContain(`LOCAL_AUTH_URL = ${urls.auth}, from environment`);
    expect(run.output).toMatch(/^ok +settings: from env\/local\.env, or not set: .*\bLOGIN\b/m);
    for (const who of ['auth', 'backend', 'frontend']) {
      expect(run.output).toMatch(new RegExp(`^ok +${who} \\S+ role: .*the right service, and well`, 'm'));
    }
    expect(run.output).toMatch(/^ok +clock: /m);
  });

  test('starts the embedded stack where there is none to look at', async ({ doctor }) => {
    const run = await doctor('embedded');

    expect(wrongLines(run)).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(run.output).toMatch(/AUTH_URL = http:\/\/127\.0\.0\.1:\d+, from embedded stack/);
    expect(run.tookMs - run.lostMs).toBeLessThan(promisedMs);
  });

  test('names a host that is not the service that was meant', async ({ stack, doctor }) => {
    const run = await doctor('local', { ...attach(stack.urls), LOCAL_AUTH_URL: stack.urls.backend });

    expect(run.exitCode).toBe(1);
    expect(wrongLines(run)).toEqual([
      expect.stringMatching(
        /^auth .* role: HOST_ROLE_WRONG: .*says that it is "netra-ai-platform", not auth-service → Compare the addresses/,
      ),
    ]);
    expect(run.output).toMatch(/^1 thing is wrong with local/m);
  });

  test('asks for the login key where it is missing, and looks at everything else', async ({
    stack,
    doctor,
  }) => {
    const run = await doctor('staging', {
      ...attach(stack.urls, 'staging'),
      E2E_OAUTH_SIMULATION_KEY: undefined,
    });

    expect(run.exitCode).toBe(1);
    expect(wrongLines(run)).toEqual([
      expect.stringMatching(
        /^login key: E2E_OAUTH_SIMULATION_KEY is missing .* → Get it from the team's secret/,
      ),
    ]);
    expect(run.output).toMatch(/^ok +auth \S+ role: /m);
  });

  test('says that the login key is there, and never its value', async ({ stack, doctor }) => {
    const run = await doctor('staging', {
      ...attach(stack.urls, 'staging'),
      E2E_OAUTH_SIMULATION_KEY: stackKey,
    });

    expect(run.exitCode).toBe(0);
    expect(run.output).toMatch(/^ok +login key: E2E_OAUTH_SIMULATION_KEY is there, from environment/m);
    expect(run.output).not.toContain(stackKey);
  });

  test('names a port at which nothing listens', async ({ stack, doctor }) => {
    const run = await doctor('local', {
      ...attach(stack.urls),
      LOCAL_FRONTEND_URL: `http://127.0.0.1:${await closedPort()}`,
    });

    expect(run.exitCode).toBe(1);
    expect(wrongLines(run)).toEqual([
      expect.stringMatching(/^frontend 127\.0\.0\.1:\d+: TCP_REFUSED: .* refused → Start the local services/),
    ]);
  });

  test('says how long certificates hold, and whose they are when nobody vouches for them', async ({
    stack,
    folder,
    doctor,
  }) => {
    const caFile = join(folder, 'services.pem');
    const gateway = await startGateway({
      upstream: stack.urls,
      faults: [
        { kind: 'tls', service: 'backend', certificate: 'trusted' },
        { kind: 'tls', service: 'ws', certificate: 'trusted' },
      ],
      caFile,
    });
    const known = await doctor('local', { ...attach(gateway.urls), NODE_EXTRA_CA_CERTS: caFile });
    const unknown = await doctor('local', {
      ...attach(gateway.urls),
      NODE_EXTRA_CA_CERTS: join(folder, 'no.pem'),
    });
    await gateway.stop();

    expect(wrongLines(known)).toEqual([]);
    expect(known.output).toMatch(
      /^ok +backend \S+ certificate: 36\d days left, until \S+, issued by Golden Path fault gateway$/m,
    );
    const [authorities, backend, ...more] = wrongLines(unknown);
    expect(authorities).toMatch(/^authorities: NODE_EXTRA_CA_CERTS names .*no\.pem, which is not there → /);
    expect(backend).toMatch(
      /^backend .* TLS_INVALID: .*issued by Golden Path fault gateway.*NODE_EXTRA_CA_CERTS/,
    );
    expect(more.length).toBeLessThanOrEqual(1);
  });

  test('names every wrong setting, and what it must be', async ({ doctor }) => {
    const run = await doctor('local', { LOCAL_LOGIN: 'magic', LOCAL_AUTH_URL: 'htp:/auth' });

    expect(run.exitCode).toBe(1);
    expect(wrongLines(run)).toEqual([
      expect.stringMatching(/^settings: LOCAL_AUTH_URL in the environment is "htp:\/auth"; it must be/),
      expect.stringMatching(/^settings: LOCAL_LOGIN in the environment is "magic"; it must be one of/),
    ]);
  });

  test('is done in time when the hosts take connections and say nothing', async ({ doctor }) => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => void sockets.push(socket));
    mute.listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    const run = await doctor('local', attach(oneAddress(`127.0.0.1:${port}`)));
    for (const socket of sockets) socket.destroy();
    mute.close();

    expect(run.exitCode).toBe(1);
    expect(wrongLines(run)).toHaveLength(3);
    expect(run.output).toMatch(/^WRONG +auth \S+ role: HTTP_TIMEOUT/m);
    expect(run.tookMs - run.lostMs).toBeLessThan(promisedMs);
  });

  test('names the proxy on the way, and not its password', async ({ stack, doctor }) => {
    const proxy = await startConnectProxy({ refuses: 403 });
    const through = {
      ...attach(stack.urls),
      HTTP_PROXY: `http://guest:correct-horse-7@${proxy.name}`,
      GOLDEN_PATH_PROXY_LOOPBACK: 'yes',
    };
    const refused = await doctor('local', through);
    const excepted = await doctor('local', { ...through, NO_PROXY: '127.0.0.1' });
    await proxy.stop();

    expect(wrongLines(refused)).toHaveLength(3);
    expect(wrongLines(refused)[0]).toMatch(
      /^auth .*: PROXY_REFUSED: \S+ answered 403 to CONNECT .* → .*let the host through/,
    );
    expect(refused.output).toContain(`auth, backend, ws, frontend through ${proxy.name} (HTTP_PROXY)`);
    expect(excepted.exitCode).toBe(0);
    expect(excepted.output).toContain('HTTP_PROXY set, but every address here is gone to directly');
    for (const { output } of [refused, excepted]) expect(output).not.toContain('correct-horse-7');
  });

  test('refuses a project that there is not, with those that there are', async ({ doctor }) => {
    const run = await doctor('production');

    expect(run.exitCode).toBe(1);
    expect(run.output.trim()).toBe(
      'There is no project production. Usage: npm run doctor -- --project embedded|local|staging',
    );
  });
});
