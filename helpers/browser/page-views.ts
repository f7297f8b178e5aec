import { fileURLToPath } from 'node:url';
import type { PageView } from './page-record.ts';

/** One view as the page itself takes it: `atMs` is `performance.now()` of its document. */
export interface RawView extends Omit<PageView, 'atUs'> {
  readonly atMs: number;
}

/** The script that takes the views, for the page to run before its own. */
export const viewsScript = fileURLToPath(new URL('./watch-views.js', import.meta.url));

/** Runs in the page: the last so many of the views that were taken, with what is seen now. */
export function readViews(most: number): readonly RawView[] {
  const own = globalThis as unknown as Record<symbol, unknown>;
  (own[Symbol.for('golden-path.look')] as (() => void) | undefined)?.();
  const kept = own[Symbol.for('golden-path.views')];
  return ((kept ?? []) as readonly RawView[]).slice(-most);
}
