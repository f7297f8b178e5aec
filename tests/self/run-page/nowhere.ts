import { closedPort } from '../command/closed-port.ts';
import type { StackUrls } from '../command/own-stack.ts';

/** Addresses at which nothing listens. */
export async function nowhere(): Promise<StackUrls> {
  const host = `127.0.0.1:${await closedPort()}`;
  const url = `http://${host}`;
  return { auth: url, backend: url, ws: `ws://${host}/ws`, frontend: url };
}
