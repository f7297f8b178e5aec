import type { Locator, Page } from '@playwright/test';
import type { Budget, Metric } from '../../env/budgets.ts';
import type { Target } from '../../env/target.ts';
import type { Session } from '../auth/session.ts';
import type { LagSampler } from '../chat/lag-sampler.ts';
import { turnLimits } from '../chat/open-chat.ts';
import { followTurn, type TurnContext } from '../chat/record-turn.ts';
import { RecordedTurn } from '../chat/recorded-turn.ts';
import type { PromptSent, TurnRecording } from '../chat/turn.ts';
import { FindingError } from '../diagnosis/finding.ts';
import { answerOf } from '../judge/judge-answer.ts';
import { isTerminal, viewRun } from '../judge/run-view.ts';
import { timesShown } from '../judge/times-shown.ts';
import { redact } from '../reporting/redact.ts';
import { seenMarks } from '../reporting/seen-marks.ts';
import { carriersOf } from './carriers-of.ts';
import { clickExample, exampleTexts } from './example-prompts.ts';
import type { PageLoad } from './page-load.ts';
import type { PageRequest } from './page-record.ts';
import type { PageTraffic } from './page-traffic.ts';
import type { PageTurn, SendBy } from './page-turn.ts';
import type { PageWitness } from './page-witness.ts';
import { explainPageFailure } from './explain-page-failure.ts';
import type { BreakableLine } from './breakable-line.ts';
import type { WayOut } from './way-out.ts';

export interface WindowParts {
  readonly target: Target;
  readonly budgets: Readonly<Record<Metric, Budget>>;
  readonly lagSampler: LagSampler;
  readonly page: Page;
  readonly witness: PageWitness;
  readonly traffic: PageTraffic;
  readonly way: WayOut;
  /** Who is signed in here; undefined in a window of nobody. */
  readonly user: Session | undefined;
  /** A ping on a connection of our own, when a turn falls silent: is the server alive? */
  readonly askSecondSocket: (limitMs: number) => Promise<boolean>;
  /** Asks the same of the agent without the page, when a turn on the page brings nothing. Rejects when it does not answer there either. */
  readonly whenSilent: () => Promise<void>;
  /** Is told when somebody who is signed in opened the chat and never saw it. */
  readonly onEmptyChat: (load: PageLoad) => void;
  /** Called before every message: ends the test when it is known that no agent answers. */
  readonly beforeTurn: () => void;
  /** Is told of each turn as it ends. */
  readonly onTurn: (turn: PageTurn) => void;
}

/** How long the page may take to draw what was received, and to send what was typed, before it counts as never, ms. */
const graceMs = 1_500;
/** How long after the answer to its request the page is watched for what it makes of it, ms. */
const drawnMs = 100;
/** Watch after the end of a run, ms (docs/judging.md, rule 5). */
const watchMs = 250;

/** One user's browser window with the chat page in it. It records; judging is for others. */
export class ChatWindow {
  private readonly nonces: string[] = [];

  constructor(private readonly parts: WindowParts) {}

  get page(): Page {
    return this.parts.page;
  }

  get witness(): PageWitness {
    return this.parts.witness;
  }

  get user(): Session | undefined {
    return this.parts.user;
  }

  /** Its line to the network, which can be cut, where it was asked for. */
  get line(): BreakableLine | undefined {
    return this.parts.way.line;
  }

  /** Path of the address. */
  get path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** The thread that the address names. */
  get threadId(): string | undefined {
    const id = /^\/chat\/([^/]+)$/.exec(this.path)?.[1];
    return id === undefined ? undefined : decodeURIComponent(id);
  }

  /** Parts of the page, by the test ids and roles of the ui contract, section 3.2. */
  get main(): Locator {
    return this.page.getByTestId('main-chat');
  }
  get input(): Locator {
    return this.page.getByTestId('message-textarea');
  }
  get send(): Locator {
    return this.page.getByTestId('send-button');
  }
  get newChat(): Locator {
    return this.page.getByTestId('new-chat-button');
  }
  get threadList(): Locator {
    return this.page.getByTestId('thread-list');
  }
  get articles(): Locator {
    return this.main.getByRole('article');
  }
  /** The word for the state of the connection; it has neither role nor test id. */
  get connection(): Locator {
    return this.main.getByText(
      /^(?:Connected|Connecting\.\.\.|Reconnecting\.\.\.|Disconnected|Connection Error)$/,
    );
  }
  threadItem(threadId: string): Locator {
    return this.page.getByTestId(`thread-item-${threadId}`);
  }

  /** Opens an address of the page and waits until the chat can be seen, or no longer can be expected. */
  async open(path = '/chat', options: OpenOptions = {}): Promise<PageLoad> {
    const address = new URL(path, this.parts.target.urls.frontend).href;
    const load = await this.load(new URL(address).pathname, options, () =>
      this.page.goto(address, { waitUntil: 'commit', timeout: this.limitMs(options) }),
    );
    const wantsChat = options.expects !== 'login' && options.landmark === undefined;
    if (this.user && path === '/chat' && wantsChat && load.visibleMs === undefined)
      this.parts.onEmptyChat(load);
    return load;
  }

  async reload(options: OpenOptions = {}): Promise<PageLoad> {
    return this.load(`reload of ${this.path}`, options, () =>
      this.page.reload({ waitUntil: 'commit', timeout: this.limitMs(options) }),
    );
  }

  /** One step back in the history of the window. */
  async back(options: OpenOptions = {}): Promise<PageLoad> {
    return this.load(`step back from ${this.path}`, options, () =>
      this.page.goBack({ waitUntil: 'commit', timeout: this.limitMs(options) }),
    );
  }

  /** Waits until something is so on the page, for so long; says whether it came to be. */
  async becomes(locator: Locator, state: 'visible' | 'hidden', limitMs: number): Promise<boolean> {
    return locator.waitFor({ state, timeout: limitMs }).then(
      () => true,
      () => false,
    );
  }

  /** Waits until the wire or the page has come so far; says whether it did. */
  async until(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
    const untilUs = this.witness.nowUs() + limitMs * 1000;
    for (;;) {
      if (await holds()) return true;
      const leftMs = (untilUs - this.witness.nowUs()) / 1000;
      if (leftMs <= 0) return false;
      // What only the page knows changes without a word on the wire.
      await this.witness.change(Math.min(leftMs, 50));
    }
  }

  /** Waits until the page's own socket was greeted: what is sent before may miss its first events. */
  async isGreeted(): Promise<boolean> {
    const { ws_open: open, connected_frame: greeting } = this.parts.budgets;
    const limitMs = open.limit + greeting.limit;
    return this.until(() => {
      const alive = this.witness.record.sockets.findLast(({ closedAtUs }) => closedAtUs === undefined);
      const since = alive?.openedAtUs ?? Infinity;
      return this.witness.frames.some(({ direction, atUs }) => direction === 'in' && atUs >= since);
    }, limitMs);
  }

  /** Sends the first of the messages that stand ready on the page (`exampleTexts`). Nobody can know what its answer has to hold. */
  async askExample(): Promise<PageTurn> {
    const [text = ''] = await exampleTexts(this.page, graceMs);
    return this.ask({ text, nonce: '', expects: [] }, 'example');
  }

  /** Types a message, sends it as users do, and records what is sent, what comes and what is seen, to the end. */
  async ask(prompt: PromptSent, by: SendBy = 'button'): Promise<PageTurn> {
    this.parts.beforeTurn();
    const fromUs = this.witness.nowUs();
    const from = this.witness.frames.length;
    if (prompt.nonce !== '') this.nonces.push(prompt.nonce);
    const pressed = await this.press(prompt.text, by);
    const carriers = () => carriersOf(this.witness, prompt.text, fromUs);
    const sendMs = this.parts.budgets.api.limit + graceMs;
    if (typeof pressed === 'number') await this.until(() => carriers().length > 0, sendMs);
    const [first] = carriers();
    const wire = first && (await this.follow(prompt, { index: from, atUs: first.atUs }, first.threadId));
    if (wire) await this.settled(wire, fromUs);
    const views = await this.witness.views();
    const recorded = wire && new RecordedTurn(wire, undefined);
    const turn: PageTurn = {
      prompt,
      by,
      pressedAtUs: typeof pressed === 'number' ? pressed : undefined,
      hindrance: typeof pressed === 'string' ? pressed : undefined,
      carriers: carriers(),
      hadSocket: first !== undefined && this.hasSocketAt(first.atUs),
      wire: recorded,
      views: views.filter(({ atUs }, at) => (views[at + 1]?.atUs ?? Infinity) >= fromUs && atUs >= 0),
      requests: this.witness.record.requests.filter(({ atUs }) => atUs >= fromUs),
      problems: this.witness.record.problems.filter(({ atUs }) => atUs >= fromUs),
      path: this.path,
    };
    recorded?.keepSeen(seenMarks(turn), turn);
    this.parts.onTurn(turn);
    if (wire?.ending.kind === 'silent' || wire?.ending.kind === 'stalled') await this.parts.whenSilent();
    return turn;
  }

  private hasSocketAt(atUs: number): boolean {
    return this.witness.record.sockets.some(
      ({ status, openedAtUs, closedAtUs = Infinity }) =>
        status === 101 && openedAtUs <= atUs && closedAtUs > atUs,
    );
  }

  private limitMs({ isFirst }: OpenOptions): number {
    const { ui_chat_visible: budget } = this.parts.budgets;
    return (isFirst === true ? (budget.cold ?? budget.limit) : budget.limit) + graceMs;
  }

  /** Records where an act leads that loads a page or draws another one: a click on a button, a step back. */
  async load(what: string, options: OpenOptions, navigate: () => Promise<unknown>): Promise<PageLoad> {
    const { witness, traffic, lagSampler } = this.parts;
    const release = await traffic.reserve();
    const startedUs = witness.nowUs();
    const startedMs = performance.now();
    const limitMs = this.limitMs(options);
    try {
      const failure = await navigate().then(
        () => undefined,
        (error: unknown) => firstLine(error),
      );
      const landmark = options.landmark ?? (options.expects === 'login' ? this.loginLandmark : this.main);
      if (failure === undefined) await this.becomes(landmark, 'visible', limitMs);
      const isVisible = failure === undefined && (await landmark.isVisible());
      const tookMs = performance.now() - startedMs;
      // What the page asks for at its start belongs to its start.
      if (isVisible) await this.until(() => this.isQuiet(), graceMs);
      const since = <T extends { readonly atUs: number }>(list: readonly T[]): readonly T[] =>
        list.filter(({ atUs }) => atUs >= startedUs);
      const { requests, sockets, problems } = witness.record;
      this.demandWay(failure, since(requests));
      return {
        what,
        visibleMs: isVisible ? Math.round(tookMs) : undefined,
        // What the page waited for us, it did not take itself.
        lagMs: Math.round(Math.max(lagSampler.worstMs(startedMs, tookMs), traffic.waitedMs)),
        path: this.path,
        title: await this.page.title().catch(() => ''),
        text: redact(await this.visibleText()),
        parts: {
          input: await this.input.isVisible(),
          send: await this.send.isVisible(),
          threads: await this.threadList.isVisible(),
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
  private demandWay(failure: string | undefined, requests: readonly PageRequest[]): void {
    const { target, traffic, way } = this.parts;
    if (traffic.refusal !== undefined) throw traffic.refusal;
    const document = failure === undefined ? undefined : { url: target.urls.frontend, words: failure };
    const fault = explainPageFailure(document, requests, way.failures);
    if (fault) throw new FindingError(fault);
  }

  /** What the login page has in every mode: its way in (ui contract, section 2). */
  get loginLandmark(): Locator {
    return this.page.getByRole('button', { name: /Quick Dev Login|Access Beta/ }).first();
  }

  private isQuiet(): boolean {
    return this.witness.record.requests.every(
      ({ isOwn, endedAtUs, failure }) => !isOwn || endedAtUs !== undefined || failure !== undefined,
    );
  }

  private async visibleText(): Promise<string> {
    return this.page
      .locator('body')
      .innerText({ timeout: graceMs })
      .catch(() => '');
  }

  /** Types and sends. The moment of the pressing, µs; or why it could not be done, in words. */
  private async press(text: string, by: SendBy): Promise<number | string> {
    const { input, send } = this;
    if (by === 'example') {
      const pressedUs = this.witness.nowUs();
      const refused = await clickExample(this.page, text, graceMs).then(() => undefined, firstLine);
      return refused === undefined ? pressedUs : `the example cannot be clicked: ${refused}`;
    }
    if (!(await this.becomes(input, 'visible', graceMs))) return 'there is no message input';
    if (!(await this.until(() => input.isEditable({ timeout: graceMs }).catch(() => false), graceMs)))
      return 'the message input takes no text';
    const problem = await input.fill(text, { timeout: graceMs }).then(() => undefined, firstLine);
    if (problem !== undefined) return `the message input takes no text: ${problem}`;
    if (by === 'keyboard') {
      const pressedUs = this.witness.nowUs();
      await input.press('Enter', { timeout: graceMs });
      return pressedUs;
    }
    if (!(await this.until(() => send.isEnabled({ timeout: graceMs }).catch(() => false), graceMs)))
      return 'the send button stays disabled';
    const pressedUs = this.witness.nowUs();
    const refused = await send.click({ timeout: graceMs }).then(() => undefined, firstLine);
    return refused === undefined ? pressedUs : `the send button cannot be clicked: ${refused}`;
  }

  private follow(
    prompt: PromptSent,
    sent: { readonly index: number; readonly atUs: number },
    threadId: string | undefined,
  ): Promise<TurnRecording> {
    const { target, budgets, lagSampler, witness, user, askSecondSocket } = this.parts;
    const history = user?.history;
    const context: TurnContext = {
      userId: user?.subject ?? '',
      threadId,
      rootAgent: target.rootAgent,
      earlierRuns: [...(history?.runs ?? [])].map(([runId, ended]) => ({ runId, ended })),
      ownNonces: [...(history?.nonces ?? []), ...this.nonces],
      clock: undefined,
      limits: turnLimits(budgets, target.agentTimeoutMs),
    };
    return followTurn({ socket: witness, prompt, context, lagSampler, watchMs, askSecondSocket }, sent).then(
      (recording) => {
        this.remember(recording);
        return recording;
      },
    );
  }

  private remember(recording: TurnRecording): void {
    const view = viewRun(recording);
    if (view.runId === undefined) return;
    this.user?.history.runs.set(
      view.runId,
      view.own.some((step) => isTerminal(step, view.root)),
    );
  }

  /** Gives the page the time that it may take to show the end of a turn; what it shows then is what it shows. */
  private async settled(wire: TurnRecording, fromUs: number): Promise<void> {
    if (wire.ending.kind !== 'terminal') return;
    const answer = answerOf(wire) ?? '';
    const limitMs = this.parts.budgets.ui_answer_shown.limit + graceMs;
    await this.until(async () => {
      const last = await this.witness.lastView();
      if (last === undefined || last.isBusy || !last.canType || !this.isAnsweredSince(fromUs)) return false;
      return answer === '' || timesShown(last, answer) > 0;
    }, limitMs);
  }

  /** Whether what the page has sent has its answers, for so long that it would show them: one may bring the answer once more. */
  private isAnsweredSince(fromUs: number): boolean {
    const sent = this.witness.record.requests.filter(
      ({ isOwn, method, atUs }) => isOwn && method === 'POST' && atUs >= fromUs,
    );
    const nowUs = this.witness.nowUs();
    return sent.every(({ endedAtUs }) => endedAtUs !== undefined && nowUs - endedAtUs > drawnMs * 1000);
  }
}

export interface OpenOptions {
  /** The first load of a worker: a cold start is granted to it, where there is one. */
  readonly isFirst?: boolean;
  /** Where the address must lead; the chat unless said otherwise. */
  readonly expects?: 'chat' | 'login';
  /** What is seen there in the end, where that is not sure. */
  readonly landmark?: Locator;
}

function firstLine(error: unknown): string {
  return redact(String(error instanceof Error ? error.message : error)).split('\n')[0] ?? '';
}
