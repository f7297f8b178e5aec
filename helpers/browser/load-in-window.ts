import type { Locator } from '@playwright/test';
import { FindingError } from '../diagnosis/finding.ts';
import { redact } from '../reporting/redact.ts';
import type { ChatWindow } from './chat-window.ts';
import { explainPageFailure } from './explain-page-failure.ts';
import { firstLine } from './first-line.ts';
import type { PageLoad } from './page-load.ts';
import type { PageRequest } from './page-record.ts';
import type { PageWitness } from './page-witness.ts';
import { showsThreadList } from './shows-thread-list.ts';
import type { WindowParts } from './window-parts.ts';

export interface OpenOptions {
  /** The first load of a worker: a cold start is granted to it, where there is one. */
  readonly isFirst?: boolean;
  /** Where the address must lead; the chat unless said otherwise. */
  readonly expects?: 'chat' | 'login';
  /** What is seen there in the end, where that is not sure. */
  readonly landmark?: Locator;
}

/** What leads somewhere: a navigation of ours, or a click on something of the page. */
interface Act {
  readonly what: string;
  readonly options: OpenOptions;
  readonly navigate: () => Promise<unknown>;
}

/** How long the page may take to come to rest, ms. */
const graceMs = 1_500;

/** How long an act that loads a page may take before it counts as never arriving, ms. */
export function loadLimitMs(
  { ui_chat_visible: budget }: WindowParts['budgets'],
  { isFirst }: OpenOptions,
): number {
  return (isFirst === true ? (budget.cold ?? budget.limit) : budget.limit) + graceMs;
}

/** Records where an act leads that loads a page or draws another one: a click on a button, a step back. */
export async function loadInWindow(
  window: ChatWindow,
  parts: WindowParts,
  { what, options, navigate }: Act,
): Promise<PageLoad> {
  const { witness, traffic, lagSampler } = parts;
  const release = await traffic.reserve();
  const startedUs = witness.nowUs();
  const startedMs = performance.now();
  const limitMs = loadLimitMs(parts.budgets, options);
  try {
    const failure = await navigate().then(
      () => undefined,
      (error: unknown) => firstLine(error),
    );
    const landmark = options.landmark ?? (options.expects === 'login' ? window.loginLandmark : window.main);
    if (failure === undefined) await window.becomes(landmark, 'visible', limitMs);
    const isVisible = failure === undefined && (await landmark.isVisible());
    const tookMs = performance.now() - startedMs;
    // What the page asks for at its start belongs to its start.
    if (isVisible) await window.until(() => isQuiet(witness), graceMs);
    const since = <T extends { readonly atUs: number }>(list: readonly T[]): readonly T[] =>
      list.filter(({ atUs }) => atUs >= startedUs);
    const { requests, sockets, problems } = witness.record;
    demandWay(parts, failure, since(requests));
    return {
      what,
      visibleMs: isVisible ? Math.round(tookMs) : undefined,
      // What the page waited for us, it did not take itself.
      lagMs: Math.round(Math.max(lagSampler.worstMs(startedMs, tookMs), traffic.waitedMs)),
      path: window.path,
      title: await window.page.title().catch(() => ''),
      text: redact(await visibleText(window)),
      parts: {
        input: await window.input.isVisible(),
        send: await window.send.isVisible(),
        threads: await showsThreadList(window.page),
      },
      requests: since(requests),
      sockets: sockets.filter(({ openedAtUs }) => openedAtUs >= startedUs),
      problems: since(problems),
      failure,
    };
  } finally {
    await release();
  }
}

/** Ends the test where the page was not let to the target, or did not get there: nothing is known of the page then. */
function demandWay(
  { target, traffic, way }: WindowParts,
  failure: string | undefined,
  requests: readonly PageRequest[],
): void {
  if (traffic.refusal !== undefined) throw traffic.refusal;
  const document = failure === undefined ? undefined : { url: target.urls.frontend, words: failure };
  const fault = explainPageFailure(document, requests, way.failures);
  if (fault) throw new FindingError(fault);
}

function isQuiet({ record }: PageWitness): boolean {
  return record.requests.every(
    ({ isOwn, endedAtUs, failure }) => !isOwn || endedAtUs !== undefined || failure !== undefined,
  );
}

async function visibleText(window: ChatWindow): Promise<string> {
  return window.page
    .locator('body')
    .innerText({ timeout: window.patience(graceMs) })
    .catch(() => '');
}
