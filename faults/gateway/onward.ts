import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Where a stage hands on to: a service, or the next stage of the gateway. */
export interface Onward {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
}

/** A connection to there. Half-closed connections stay half-closed, as they would without us. */
export function connectOnward({ host, port, isTls }: Onward): Socket {
  if (!isTls) return connectTcp({ host, port, allowHalfOpen: true, noDelay: true });
  const options = { host, port, allowHalfOpen: true };
  return connectTls(/^[\d.]+$|:/.test(host) ? options : { ...options, servername: host }).setNoDelay(true);
}
