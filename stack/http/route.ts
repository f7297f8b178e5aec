import type { Context } from 'hono';

/** One operation of a service. `path` is written as in an OpenAPI document: `/api/threads/{thread_id}`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  readonly path: string;
  /** One line for the OpenAPI document. */
  readonly summary: string;
  /** HEAD is served too, as the real service does for its health routes. */
  readonly head?: boolean;
  /** Left out of the OpenAPI document. */
  readonly hidden?: boolean;
  readonly handle: (context: Context) => Response | Promise<Response>;
}
