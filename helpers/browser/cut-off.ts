import type { Budget, Metric } from '../../env/budgets.ts';
import { pagePlan } from '../../env/page-plan.ts';
import type { LagSampler } from '../chat/lag-sampler.ts';
import { chatSockets } from '../judge/chat-sockets.ts';
import type { BreakableLine } from './breakable-line.ts';
import type { ChatWindow } from './chat-window.ts';
import type { PageLoss } from './page-loss.ts';
import type { Wait } from './wait.ts';
import { pageSoFar, saysOfConnection } from './watch-page.ts';

export interface CutOptions {
  readonly line: BreakableLine;
  readonly ws: string;
  readonly budgets: Readonly<Record<Metric, Budget>>;
  readonly lagSampler: LagSampler;
}

type Cut = Omit<PageLoss, keyof Awaited<ReturnType<typeof pageSoFar>>>;

/**
 * Cuts a window off from the network, until its page has said so and has tried in vain to come back, or has had time enough for both;
 * then lets it back, and waits until it is connected again and says so. One cut a window.
 */
export async function loseConnection(window: ChatWindow, options: CutOptions): Promise<PageLoss> {
  const isGreeted = await window.isGreeted();
  const cut = isGreeted ? await cutOff(window, options) : nothingCut(window);
  const returning = isGreeted ? await comeBack(window, cut, options) : undefined;
  return { ...(await pageSoFar(window, options.lagSampler)), ...cut, ...(returning && { returning }) };
}

/** What is known when there was nothing to cut. */
export function nothingCut({ witness }: ChatWindow): Cut {
  return { cutAtUs: undefined, reset: 0, turnedAway: 0, mendedAtUs: witness.nowUs() };
}

/** The cut itself, from the first reset to the mending. */
export async function cutOff(window: ChatWindow, { line }: CutOptions): Promise<Cut> {
  const { witness } = window;
  const cutAtUs = witness.nowUs();
  const reset = line.cut();
  const telling = await window.waitFor(async () => {
    const said = (await witness.lastView())?.connection;
    return line.turnedAway > 0 && said !== undefined && said !== 'Connected';
  }, pagePlan.longestCutMs);
  // What is drawn and what is mended must not share a moment.
  const mendedAtUs = witness.nowUs();
  line.mend();
  return { cutAtUs, reset, turnedAway: line.turnedAway, mendedAtUs, telling };
}

/** Waits until the page is connected again and says so, as long as that may take. Answers how long it was given for the former. */
export async function comeBack(
  window: ChatWindow,
  { cutAtUs = 0, mendedAtUs }: Cut,
  { ws, budgets }: CutOptions,
): Promise<Wait> {
  const { witness } = window;
  const pauseMs = (mendedAtUs - cutAtUs) / 1000;
  const isBack = (): boolean =>
    chatSockets(witness.record.sockets, ws).some(
      ({ openedAtUs, answeredAtUs = Infinity, closedAtUs }) =>
        openedAtUs >= cutAtUs &&
        closedAtUs === undefined &&
        witness.frames.some(({ direction, atUs }) => direction === 'in' && atUs >= answeredAtUs),
    );
  const drawMs = budgets.ui_answer_shown.limit;
  const returning = await window.waitFor(isBack, budgets.reconnect.limit + pauseMs + drawMs);
  if (isBack()) await saysOfConnection(window, 'Connected', drawMs);
  return returning;
}
