import type { Fault, FaultOf } from '../fault.ts';
import type { ServiceName } from '../vocabulary/parts.ts';
import type { ActiveFault } from './active-fault.ts';
import type { CertifiedKey } from './certificate.ts';
import type { HttpFault } from './choose-http-faults.ts';
import type { UpgradeFault } from './choose-upgrade-faults.ts';
import { prepareFrameFaults } from './frames/prepare-frame-faults.ts';
import type { Hits } from './hits.ts';
import { startHttpStage } from './http-stage.ts';
import { Links } from './links.ts';
import type { Onward } from './onward.ts';
import { pageAddresses } from './page-addresses.ts';
import { Sockets } from './sockets.ts';
import type { Stage } from './stage.ts';
import { startTcpStage, type TcpFault } from './tcp-stage.ts';
import { ThreadRoom } from './thread-room.ts';
import { makeAuthority, makeTlsIdentity } from './tls-identity.ts';
import { makeUpgradeGate, type UpgradeGate } from './upgrade-gate.ts';
import type { Upstream } from './upstream.ts';

export type Upstreams = Readonly<Record<ServiceName, Upstream>>;
export type GatewayUrls = Readonly<Record<ServiceName, string>>;

/**
 * One listener each for auth, backend with its socket, and frontend; the socket gets its own where it stands apart. What the page
 * says of the addresses of the services is always the gateway's: a browser follows its page.
 */
export class FaultGateway {
  private readonly stages: Stage[] = [];
  private readonly sockets = new Sockets();
  private readonly active: readonly ActiveFault[];
  private readonly links: Links;
  private readonly gate: UpgradeGate;
  private readonly authority: CertifiedKey | undefined;
  private urls: Partial<Record<ServiceName, string>> = {};

  constructor(
    private readonly upstreams: Upstreams,
    faults: readonly Fault[],
    hits: Hits,
  ) {
    this.active = faults.map((fault, at) => ({ fault, hit: hits.of(at) }));
    this.links = new Links(this.active, prepareFrameFaults(this.active, new ThreadRoom(upstreams.backend)));
    this.gate = makeUpgradeGate(this.of<FaultOf<'upgrade'>>(/^upgrade-/), this.links, this.sockets);
    this.authority = faults.some(({ kind }) => kind === 'tls') ? makeAuthority() : undefined;
  }

  /** The certificate of the authority of this run, PEM; undefined without a TLS fault. */
  get authorityCertificate(): string | undefined {
    return this.authority?.certificate;
  }

  async start(): Promise<GatewayUrls> {
    const { auth, backend, ws, frontend } = this.upstreams;
    this.urls.auth = await this.serve('auth', auth);
    this.urls.backend = await this.serve('backend', backend);
    this.urls.frontend = await this.serve('frontend', frontend);
    if (this.isSocketApart) this.urls.ws = await this.serve('ws', ws);
    else {
      const { protocol, port } = new URL(this.urls.backend);
      this.urls.ws = urlOf(ws, protocol === 'https:' ? 'wss' : 'ws', Number(port));
    }
    return this.urls as GatewayUrls;
  }

  async stop(): Promise<void> {
    this.links.destroyAll();
    this.sockets.destroyAll();
    await Promise.all(this.stages.map((stage) => stage.stop()));
  }

  /** A fault of the socket's connection alone cannot sit on the listener that it shares. */
  private get isSocketApart(): boolean {
    const { backend, ws } = this.upstreams;
    return (
      ws.host !== backend.host ||
      ws.port !== backend.port ||
      this.active.some(({ fault }) => 'service' in fault && fault.service === 'ws')
    );
  }

  private async serve(name: ServiceName, upstream: Upstream): Promise<string> {
    const http = this.of<FaultOf<'http'>>(/^http-/).filter(({ fault }) => fault.match.service === name);
    const isGated = this.isGated(name);
    let onward: Onward = upstream;
    let stage: Stage | undefined;
    const isPage = name === 'frontend';
    if (http.length > 0 || isGated || isPage) {
      stage = await this.keep(
        startHttpStage({
          onward,
          faults: http satisfies readonly HttpFault[],
          gate: isGated ? this.gate : undefined,
          ownUrls: () => this.ownUrls(),
          readdress: isPage ? pageAddresses(this.upstreams, () => this.urls as GatewayUrls) : undefined,
        }),
      );
      onward = { host: '127.0.0.1', port: stage.port, isTls: false };
    }
    const tls = this.of<FaultOf<'tls'>>(/^tls$/).find(({ fault }) => (fault.service ?? name) === name);
    const tcp: readonly TcpFault[] = this.of<FaultOf<'tcp'>>(/^tcp-/).filter(
      ({ fault }) => fault.service === name,
    );
    if (tls && this.authority) {
      tls.hit();
      const identity = makeTlsIdentity(tls.fault.certificate, this.authority);
      stage = await this.keep(startTcpStage(onward, tcp, identity));
    } else if (!stage || tcp.length > 0) stage = await this.keep(startTcpStage(onward, tcp, undefined));
    const scheme = name === 'ws' ? 'ws' : 'http';
    return urlOf(upstream, tls ? `${scheme}s` : scheme, stage.port);
  }

  /** Whether upgrades at this listener have to be looked at. */
  private isGated(name: ServiceName): boolean {
    const { backend, ws } = this.upstreams;
    const carriesSocket =
      name === 'ws' || (name === 'backend' && ws.host === backend.host && ws.port === backend.port);
    const upgrades: readonly UpgradeFault[] = this.of<FaultOf<'upgrade'>>(/^upgrade-/);
    return carriesSocket && (upgrades.length > 0 || this.links.isNeeded);
  }

  private async keep(starting: Promise<Stage>): Promise<Stage> {
    const stage = await starting;
    this.stages.push(stage);
    return stage;
  }

  private ownUrls(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.urls).map(([name, url]) => [`${name.toUpperCase()}_URL`, url]),
    );
  }

  private of<F extends Fault>(kinds: RegExp): readonly ActiveFault<F>[] {
    return this.active.filter((one): one is ActiveFault<F> => kinds.test(one.fault.kind));
  }
}

function urlOf({ url }: Upstream, scheme: string, port: number): string {
  return `${scheme}://127.0.0.1:${port}${url.pathname === '/' ? '' : url.pathname}${url.search}`;
}
