import type { PromptSent } from '../chat/turn.ts';
import { showsAnswer, tellsOfFailure, textAt } from '../judge/judge-lost-turn.ts';
import { firstWords } from './first-words.ts';
import { carriersOf } from './carriers-of.ts';
import type { ChatWindow } from './chat-window.ts';
import { comeBack, cutOff, nothingCut, type CutOptions } from './cut-off.ts';
import type { LostTurn } from './page-loss.ts';
import type { Wait } from './wait.ts';
import { pageSoFar } from './watch-page.ts';

/** What a page may take to let a message be typed and sent, ms. */
const sendMs = 3_500;
/** Watch after the end of a turn, ms (docs/judging.md, rule 5). */
const watchMs = 250;

/**
 * Sends a message as users do, cuts the window off as soon as the agent is at work on it, lets it back, and waits until the user is
 * left with an answer or a word of the failure, and can go on; no longer than an answer may take.
 */
export async function loseDuringTurn(
  window: ChatWindow,
  prompt: PromptSent,
  options: CutOptions,
): Promise<LostTurn> {
  const { witness } = window;
  const { budgets, lagSampler } = options;
  const isGreeted = await window.isGreeted();
  const fromUs = witness.nowUs();
  const from = witness.frames.length;
  // Whoever hears of it later on another socket of this user hears nothing of a stranger's.
  window.user?.history.nonces.push(prompt.nonce);
  const refused = isGreeted ? await send(window, prompt.text) : undefined;
  // A press that was not confirmed in time was one all the same when the message has left.
  const hindrance = carriersOf(witness, prompt.text, fromUs).length === 0 ? refused : undefined;
  const atWork = (): boolean =>
    witness.frames
      .slice(from)
      .some(({ direction, reading }) => direction === 'in' && reading.kind === 'event');
  const started =
    isGreeted &&
    hindrance === undefined &&
    (await window.until(atWork, budgets.first_event.limit + budgets.api.limit));
  const cut = started ? await cutOff(window, options) : nothingCut(window);
  let settling: Wait | undefined;
  if (started) {
    await comeBack(window, cut, options);
    const limitMs = budgets.answer.limit + budgets.ui_answer_shown.limit;
    const left = leftMs(window, fromUs, limitMs);
    settling = await window.waitFor(() => isOver(window, prompt, cut.cutAtUs ?? 0), left);
    await watch(window);
  }
  const soFar = await pageSoFar(window, lagSampler);
  const carriers = carriersOf(witness, prompt.text, fromUs);
  return {
    ...soFar,
    ...cut,
    prompt,
    wasTried: isGreeted,
    hindrance,
    carriers,
    ...(settling && { settling }),
  };
}

/** What is over may begin again: a page that said "not sent" and waits on. */
async function watch({ witness }: ChatWindow): Promise<void> {
  const untilUs = witness.nowUs() + watchMs * 1000;
  while (witness.nowUs() < untilUs) await witness.change((untilUs - witness.nowUs()) / 1000);
}

/** Undefined when it went off; else why it could not. */
async function send(window: ChatWindow, text: string): Promise<string | undefined> {
  const { input, send: button } = window;
  const timeout = window.patience(sendMs);
  return input
    .fill(text, { timeout })
    .then(() => button.click({ timeout }))
    .then(() => undefined, firstWords);
}

async function isOver({ witness }: ChatWindow, prompt: PromptSent, cutAtUs: number): Promise<boolean> {
  const views = await witness.views();
  const last = views.at(-1);
  if (last === undefined || last.isBusy || !last.canType) return false;
  return showsAnswer(last, prompt) || tellsOfFailure(last, textAt(views, cutAtUs));
}

function leftMs({ witness }: ChatWindow, fromUs: number, limitMs: number): number {
  return Math.max(0, limitMs - (witness.nowUs() - fromUs) / 1000);
}
