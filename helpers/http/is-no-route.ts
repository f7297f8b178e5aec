import type { HttpReply } from './http-client.ts';

/** The service has no such route, or not by this method. */
export function isNoRoute({ status }: Pick<HttpReply, 'status'>): boolean {
  return status === 404 || status === 405;
}
