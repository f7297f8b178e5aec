import type { StackUrls } from './own-stack.ts';

/** All four services at one `host:port`, in the clear. */
export function oneAddress(host: string): StackUrls {
  return {
    auth: `http://${host}`,
    backend: `http://${host}`,
    ws: `ws://${host}/ws`,
    frontend: `http://${host}`,
  };
}
