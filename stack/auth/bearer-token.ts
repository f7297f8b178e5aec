import type { Context } from 'hono';

/** The token of `Authorization: Bearer …`; undefined without one. */
export function bearerToken(context: Context): string | undefined {
  return /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1];
}
