import type { Context } from 'hono';

/** One thing that is wrong with a request, as pydantic words it. */
export interface Invalid {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** FastAPI's own 422. It bypasses the backend's error envelope (auth.md, head). */
export function invalidRequest(context: Context, wrong: Invalid): Response {
  return context.json({ detail: [wrong] }, 422);
}
