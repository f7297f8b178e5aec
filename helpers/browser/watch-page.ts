import type { Budget, Metric } from '../../env/budgets.ts';
import type { LagSampler } from '../chat/lag-sampler.ts';
import type { ChatWindow } from './chat-window.ts';
import type { PageWatch } from './page-watch.ts';

interface WatchOptions {
  readonly budgets: Readonly<Record<Metric, Budget>>;
  readonly lagSampler: LagSampler;
}

/** What a window has seen of its page so far. */
export async function pageSoFar({ witness }: ChatWindow, lagSampler: LagSampler): Promise<PageWatch> {
  const views = await witness.views();
  const untilUs = witness.nowUs();
  return {
    untilUs,
    lags: lagSampler.since(witness.originUs),
    sockets: witness.record.sockets.map((socket) => ({ ...socket })),
    requests: witness.record.requests.map((request) => ({ ...request })),
    exposed: witness.exposed,
    frames: [...witness.frames],
    views,
  };
}

/**
 * Waits until the page is connected and says so, as long as that may take, and then watches it for so long while nobody does anything;
 * a page that has made more than `enough` sockets by then has shown what there is to see.
 */
export async function watchPage(
  window: ChatWindow,
  watchMs: number,
  { budgets, lagSampler }: WatchOptions,
  enough: number,
): Promise<PageWatch> {
  const { witness } = window;
  await window.isGreeted();
  await saysOfConnection(window, 'Connected', budgets.ui_answer_shown.limit);
  const untilUs = witness.nowUs() + watchMs * 1000;
  const isOver = (): boolean => witness.nowUs() >= untilUs || witness.record.sockets.length > enough;
  while (!isOver()) await witness.change((untilUs - witness.nowUs()) / 1000);
  return pageSoFar(window, lagSampler);
}

/** Waits until the page says this of its connection, for so long; says whether it did. */
export async function saysOfConnection(window: ChatWindow, word: string, limitMs: number): Promise<boolean> {
  return window.until(async () => (await window.witness.lastView())?.connection === word, limitMs);
}
