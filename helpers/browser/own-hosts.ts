import type { TargetUrls } from '../../env/target.ts';

/** The hosts of a target with their ports, as addresses of the page have them. */
export function ownHosts({ auth, backend, ws, frontend, backendDirect }: TargetUrls): ReadonlySet<string> {
  return new Set(
    [auth, backend, ws, frontend, ...(backendDirect ? [backendDirect] : [])].map(
      (address) => new URL(address).host,
    ),
  );
}
