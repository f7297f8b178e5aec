import * as api from './api.ts';
import { isRefusal, ServiceError } from './call-service.ts';
import { LiveSocket, type Connection } from './live-socket.ts';
import { shown, withRun, type Message } from './message.ts';
import { roomAt, type RoomState } from './room-state.ts';
import { unanswered, type StoredMessage } from './stored-turn.ts';
import { patienceMs, TurnFollower } from './turn-follower.ts';
import { waiting, type Frame, type TurnProgress } from './turn-progress.ts';

const longestTitle = 60;
/** Sub-agents of one run complete close behind each other. */
const elsewhereQuietMs = 1_000;

/** One user in the chat: what they see, and what they can do. Every change is told to the one who listens. */
export class ChatRoom {
  state: RoomState;
  private readonly socket: LiveSocket;
  private readonly knownRuns = new Set<string>();
  private follower: TurnFollower | undefined;
  /** Of the last message that was sent over the socket. */
  private overSocket: TurnFollower | undefined;
  private elsewhere: number | undefined;
  private hasLeft = false;

  constructor(
    threadId: string | undefined,
    private readonly onChange: () => void,
    private readonly onThread: (threadId: string) => void,
  ) {
    this.state = roomAt(threadId);
    this.socket = new LiveSocket({
      onConnection: (connection) => this.connect(connection),
      onFrame: (frame) => this.receive(frame),
    });
  }

  get isBusy(): boolean {
    return this.state.progress?.status === 'waiting' || this.state.progress?.status === 'running';
  }

  get canSend(): boolean {
    return this.state.conversation === 'ready' && !this.isBusy;
  }

  enter(): void {
    this.socket.open();
    void this.loadThreads();
    if (this.state.threadId !== undefined) void this.loadConversation(this.state.threadId);
  }

  leave(): void {
    this.hasLeft = true;
    this.follower?.stop();
    clearTimeout(this.elsewhere);
    this.socket.close();
  }

  reconnect(): void {
    this.socket.retry();
  }

  async loadThreads(): Promise<void> {
    try {
      const threads = await api.listThreads();
      this.change({ threads: threads.toReversed(), threadsShown: 'ready' });
    } catch (error) {
      console.warn('The conversations could not be loaded.', error);
      this.change({ threadsShown: 'failed' });
    }
  }

  async loadConversation(threadId: string): Promise<void> {
    this.change({ conversation: 'loading' });
    try {
      const stored = await api.messagesOf(threadId);
      this.change({ messages: stored.map(shown), conversation: 'ready' });
      this.resume(unanswered(stored, Date.now(), patienceMs));
    } catch (error) {
      console.warn('The conversation could not be loaded.', error);
      const isMissing = error instanceof ServiceError && [403, 404].includes(error.status);
      this.change({ conversation: isMissing ? 'missing' : 'failed' });
    }
  }

  /** Sends a typed message over HTTP, as the product's page does; its events come over the socket. */
  async sendOverHttp(text: string): Promise<void> {
    if (!this.canSend) return;
    const follower = this.begin(text);
    try {
      const threadId = await this.thread(text);
      const { runId, answer } = await api.execute(threadId, text);
      await follower.conclude(runId, answer);
    } catch (error) {
      this.giveUp(follower, error);
    }
  }

  /** Sends an example over the socket, as the product's page does; over HTTP as long as the socket is away. */
  async sendOverSocket(text: string): Promise<void> {
    if (!this.canSend) return;
    if (this.state.connection !== 'Connected') return this.sendOverHttp(text);
    const follower = this.begin(text);
    try {
      const thread_id = await this.thread(text);
      const payload = { user_request: text, thread_id, context: { source: 'example_prompt' }, settings: {} };
      if (!this.socket.send({ type: 'start_agent', payload })) throw new Error('The chat is not connected.');
      this.overSocket = follower;
    } catch (error) {
      this.giveUp(follower, error);
    }
  }

  /** Sends the message once more that could not be sent. */
  async tryAgain(): Promise<void> {
    const last = this.state.messages.at(-1);
    if (last?.isUnanswered === undefined) return;
    this.change({ messages: this.state.messages.slice(0, -1) });
    await this.sendOverHttp(last.text);
  }

  dismissError(): void {
    this.change({ error: undefined });
  }

  private begin(text: string): TurnFollower {
    const message: Message = { id: crypto.randomUUID(), role: 'user', text };
    this.change({ messages: [...this.state.messages, message], error: undefined });
    return this.follow(text);
  }

  private follow(text: string): TurnFollower {
    const old = new Set(this.knownRuns);
    this.follower?.stop();
    this.follower = new TurnFollower({
      text,
      threadId: () => this.state.threadId,
      isOld: (runId) => old.has(runId),
      onProgress: (progress) =>
        progress.status === 'completed' ? this.finish(progress) : this.change({ progress }),
    });
    this.change({ progress: waiting });
    return this.follower;
  }

  /** Goes on with a message that was at work when the page was loaded anew. */
  private resume(last: StoredMessage | undefined): void {
    if (last === undefined || this.hasLeft) return;
    const follower = this.follow(last.content);
    follower.lose();
    void follower.catchUp();
  }

  private async thread(text: string): Promise<string> {
    if (this.state.threadId !== undefined) return this.state.threadId;
    const { id } = await api.createThread(text.slice(0, longestTitle));
    this.change({ threadId: id });
    if (!this.hasLeft) this.onThread(id);
    void this.loadThreads();
    return id;
  }

  private connect(connection: Connection): void {
    const isBack = connection === 'Connected' && this.state.connection !== 'Connected';
    this.change({ connection });
    if (!this.isBusy) return;
    if (isBack) void this.follower?.comeBack();
    else this.follower?.lose();
  }

  private receive(frame: Frame): void {
    this.follower?.receive(frame);
    this.refuse(frame);
    const runId = frame['run_id'];
    if (typeof runId !== 'string') return;
    this.knownRuns.add(runId);
    if (!this.isBusy && frame['type'] === 'agent_completed' && runId !== this.state.progress?.runId) {
      this.lookElsewhere(runId);
    }
  }

  /** A message that came over the socket is refused there, without a run. */
  private refuse({ type, error_message: words }: Frame): void {
    if (type !== 'error_message' || this.overSocket === undefined) return;
    const text = typeof words === 'string' ? words : 'The message was refused.';
    this.giveUp(this.overSocket, new ServiceError(400, text));
  }

  /** Another tab is at work; once it is quiet there, it may have been this conversation, or a new one. */
  private lookElsewhere(runId: string): void {
    clearTimeout(this.elsewhere);
    this.elsewhere = setTimeout(() => {
      void this.loadThreads();
      void this.addFrom(runId);
    }, elsewhereQuietMs);
  }

  /** Adds what another tab has said in this conversation. */
  private async addFrom(runId: string): Promise<void> {
    const { threadId, messages, conversation } = this.state;
    if (threadId === undefined || conversation !== 'ready') return;
    try {
      const stored = await api.messagesOf(threadId);
      // What happened here meanwhile is told anew by the next run.
      if (this.isBusy || this.state.messages !== messages) return;
      this.change({ messages: withRun(messages, stored, runId) });
    } catch (error) {
      console.warn('The conversation could not be read again.', error);
    }
  }

  private finish(progress: TurnProgress): void {
    const answer: Message = {
      id: progress.runId ?? crypto.randomUUID(),
      role: 'assistant',
      text: progress.answer ?? '',
      agent: progress.root ?? 'Netra Agent',
    };
    this.change({ progress, messages: [...this.state.messages, answer] });
  }

  private giveUp(follower: TurnFollower, error: unknown): void {
    if (follower !== this.follower || !this.isBusy) return;
    console.warn('The message could not be sent.', error);
    // The agent is at work and only the wait for it broke off: its events or the thread will bring the answer.
    if (follower.hasRun && !isRefusal(error)) return;
    follower.stop();
    const words = error instanceof Error ? error.message : 'The message could not be sent.';
    const messages = this.state.messages.map((message, at, all) =>
      at === all.length - 1 ? { ...message, isUnanswered: true as const } : message,
    );
    this.change({ error: words, progress: undefined, messages });
  }

  private change(part: Partial<RoomState>): void {
    if (this.hasLeft) return;
    this.state = { ...this.state, ...part };
    this.onChange();
  }
}
