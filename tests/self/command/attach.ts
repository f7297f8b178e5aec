import type { StackUrls } from './own-stack.ts';

/** The variables that make `--project=local` (or another target) go to these addresses. */
export function attach(
  { auth, backend, ws, frontend }: StackUrls,
  target: 'embedded' | 'local' | 'staging' = 'local',
): Readonly<Record<string, string>> {
  const prefix = target.toUpperCase();
  return {
    [`${prefix}_AUTH_URL`]: auth,
    [`${prefix}_BACKEND_URL`]: backend,
    [`${prefix}_WS_URL`]: ws,
    [`${prefix}_FRONTEND_URL`]: frontend,
  };
}
