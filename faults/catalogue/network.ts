import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { ofHost, reached, services } from './hosts.ts';

const config = inLayer('config', 'self', 'auth host|agent events');
const dns = inLayer('dns', 'environment');
const tcp = inLayer('tcp', 'environment');
const tls = inLayer('tls', 'environment');
const http = inLayer('http', 'product');
const nowhere = 'no-such-host.invalid';

/** Names, settings, connections, certificates. */
export const configuration: readonly CatalogueEntry[] = [
  config('X07-no-scheme', 'An address has no scheme', 'CONFIG_INVALID', 'R143, G143', [], {
    settings: { BACKEND_URL: 'localhost:8000' },
  }),
  config('X07-wrong-scheme', 'The address of the socket is one of HTTP', 'CONFIG_INVALID', 'R143', [], {
    settings: { WS_URL: 'http://localhost:8000/ws' },
  }),
  config('X07-unknown-login', 'The way to log in is an unknown word', 'CONFIG_INVALID', 'G143', [], {
    settings: { LOGIN: 'magic' },
  }),
];

export const names: readonly CatalogueEntry[] = services
  .map((service) =>
    dns(`X01-${service}-unknown`, `The name of ${service} does not resolve`, 'DNS_FAIL', 'S666', [], {
      ...reached(service),
      settings: { [`${service.toUpperCase()}_URL`]: `http://${nowhere}` },
    }),
  )
  .concat(
    dns('X01-socket-unknown', 'The name of the chat socket does not resolve', 'DNS_FAIL', 'S666', [], {
      settings: { WS_URL: `ws://${nowhere}/ws` },
    }),
  );

export const connections: readonly CatalogueEntry[] = [
  ...(['backend', 'ws'] as const).map((service) =>
    tcp(
      `X04-${service}-unanswered`,
      `Nothing answers a connection to ${service}`,
      'TCP_TIMEOUT',
      'P666',
      [{ kind: 'tcp-unanswered', service }],
      service === 'ws' ? {} : reached(service),
    ),
  ),
  ...services.map((service) =>
    tcp(
      `X03-${service}-refused`,
      `Nothing listens at ${service}`,
      'TCP_REFUSED',
      'S666, R666',
      [{ kind: 'tcp-refuse', service }],
      ofHost(service),
    ),
  ),
  tcp('X03-socket-refused', 'Nothing listens at the chat socket', 'TCP_REFUSED', 'R666', [
    { kind: 'tcp-refuse', service: 'ws' },
  ]),
  ...(['backend', 'frontend'] as const).map((service) =>
    tcp(
      `X03-${service}-reset`,
      `${service} breaks every connection off`,
      'TCP_RESET',
      'P666',
      [{ kind: 'tcp-reset', service }],
      reached(service),
    ),
  ),
  tcp('X03-socket-reset', 'The chat socket breaks every connection off', 'TCP_RESET', 'P666', [
    { kind: 'tcp-reset', service: 'ws' },
  ]),
];

/** Connections that are taken and never used. */
export const hangs: readonly CatalogueEntry[] = (['auth', 'backend'] as const).map((service) =>
  http(
    `X04-${service}-hangs`,
    `${service} takes connections and never answers`,
    'HTTP_TIMEOUT',
    'P666',
    [{ kind: 'tcp-hang', service }],
    reached(service),
  ),
);

export const certificates: readonly CatalogueEntry[] = (
  [
    ['backend', 'expired'],
    ['auth', 'self-signed'],
    ['backend', 'wrong-host'],
  ] as const
).map(([service, certificate]) =>
  tls(
    `X05-${service}-${certificate}`,
    `The certificate of ${service} is ${certificate.replace('-', ' ')}`,
    'TLS_INVALID',
    'P666; SVC used CERT_NONE',
    [{ kind: 'tls', service, certificate }],
    reached(service),
  ),
);
