import type { Locator, Page } from '@playwright/test';
import type { Session } from '../auth/session.ts';
import type { PromptSent } from '../chat/turn.ts';
import { askInWindow } from './ask-in-window.ts';
import { exampleTexts } from './example-prompts.ts';
import { loadInWindow, loadLimitMs, type OpenOptions } from './load-in-window.ts';
import type { WindowParts } from './window-parts.ts';
import type { PageLoad } from './page-load.ts';
import type { PageTurn, SendBy } from './page-turn.ts';
import type { PageWitness } from './page-witness.ts';
import type { BreakableLine } from './breakable-line.ts';
import type { Wait } from './wait.ts';

/** How long the page may take to draw what was received, and to send what was typed, before it counts as never, ms. */
const graceMs = 1_500;

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
    const sinceMs = performance.now();
    for (let timeout = limitMs; timeout > 0; timeout = this.parts.lagSampler.leftMs(sinceMs, limitMs)) {
      const isSo = await locator.waitFor({ state, timeout }).then(
        () => true,
        () => false,
      );
      // A page that is gone gives up before its time.
      if (isSo || performance.now() - sinceMs < limitMs - 1) return isSo;
    }
    return false;
  }

  /** How long an act of a user may take: longer than usual on a machine that holds everything up, ms. */
  patience(limitMs: number): number {
    return this.parts.lagSampler.stretched(limitMs);
  }

  /**
   * Waits until the wire or the page has come so far; says whether it did. What this machine holds up meanwhile does not count: the
   * page has the time that it would have elsewhere.
   */
  async until(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
    const sinceMs = performance.now();
    for (;;) {
      if (await holds()) return true;
      const leftMs = this.parts.lagSampler.leftMs(sinceMs, limitMs);
      if (leftMs <= 0) return false;
      // What only the page knows changes without a word on the wire.
      await this.witness.change(Math.min(leftMs, 50));
    }
  }

  /** The same, with how long it was waited, and how far this machine held it up. */
  async waitFor(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<Wait> {
    const sinceMs = performance.now();
    await this.until(holds, limitMs);
    const lagMs = this.parts.lagSampler.lostMs(sinceMs);
    return { limitMs, tookMs: performance.now() - sinceMs, lagMs };
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
    const [text = ''] = await exampleTexts(this.page, this.patience(graceMs));
    return this.ask({ text, nonce: '', expects: [] }, 'example');
  }

  /** Types a message, sends it as users do, and records what is sent, what comes and what is seen, to the end. */
  async ask(prompt: PromptSent, by: SendBy = 'button'): Promise<PageTurn> {
    if (prompt.nonce !== '') this.nonces.push(prompt.nonce);
    return askInWindow(this, this.parts, { prompt, by, ownNonces: this.nonces });
  }

  /** Records where an act leads that loads a page or draws another one: a click on a button, a step back. */
  async load(what: string, options: OpenOptions, navigate: () => Promise<unknown>): Promise<PageLoad> {
    return loadInWindow(this, this.parts, { what, options, navigate });
  }

  /** As long as such an act may take in this window, ms. */
  private limitMs(options: OpenOptions): number {
    return this.patience(loadLimitMs(this.parts.budgets, options));
  }

  /** What the login page has in every mode: its way in (ui contract, section 2). */
  get loginLandmark(): Locator {
    return this.page.getByRole('button', { name: /Quick Dev Login|Access Beta/ }).first();
  }
}
