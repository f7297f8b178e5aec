import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';

/** Begins TLS on a connection, for the host of the address. Its certificate is checked as ever. */
export function secureOver(socket: Socket, { hostname }: URL): TLSSocket {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  // An IP address is no server name, but it is checked against the certificate like one.
  const named = isIP(host) === 0 ? { servername: host } : {};
  return connect({ socket, host, ...named, ALPNProtocols: ['http/1.1'] });
}
