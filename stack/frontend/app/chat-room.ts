import * as api from './api.ts';
import { LiveSocket, type Connection, type Frame } from './live-socket.ts';
import { advance, waiting, type TurnProgress } from './turn-progress.ts';

export interface Message {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly agent?: string;
}

/** All that the chat page shows. */
export interface RoomState {
  readonly connection: Connection;
  readonly threads: readonly api.ThreadSummary[];
  readonly threadsShown: 'loading' | 'ready' | 'failed';
  /** Undefined on a chat that has no message yet. */
  readonly threadId: string | undefined;
  readonly conversation: 'loading' | 'ready' | 'failed';
  readonly messages: readonly Message[];
  /** The agent's work on the last message; undefined before the first. */
  readonly progress: TurnProgress | undefined;
  /** Why a message could not be sent. */
  readonly error: string | undefined;
}

/** How long the answer may still come over the socket once the request has its own, ms. */
const socketLeadMs = 1_500;
const longestTitle = 60;

/** One user in the chat: what they see, and what they can do. Every change is told to the one who listens. */
export class ChatRoom {
  state: RoomState;
  private readonly socket: LiveSocket;
  private readonly knownRuns = new Set<string>();
  private turns = 0;

  constructor(
    threadId: string | undefined,
    private readonly onChange: () => void,
    private readonly onThread: (threadId: string) => void,
  ) {
    this.state = {
      connection: 'Connecting...',
      threads: [],
      threadsShown: 'loading',
      threadId,
      conversation: threadId === undefined ? 'ready' : 'loading',
      messages: [],
      progress: undefined,
      error: undefined,
    };
    this.socket = new LiveSocket({
      onConnection: (connection) => this.change({ connection }),
      onFrame: (frame) => this.receive(frame),
    });
  }

  get isBusy(): boolean {
    return this.state.progress?.status === 'waiting' || this.state.progress?.status === 'running';
  }

  enter(): void {
    this.socket.open();
    void this.loadThreads();
    if (this.state.threadId !== undefined) void this.loadConversation(this.state.threadId);
  }

  leave(): void {
    this.socket.close();
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

  /** Sends a typed message over HTTP, as the product's page does; its events come over the socket. */
  async sendOverHttp(text: string): Promise<void> {
    const turn = this.begin(text);
    try {
      const threadId = await this.thread(text);
      const answer = await api.execute(threadId, text);
      await new Promise((resolve) => setTimeout(resolve, socketLeadMs));
      if (this.isCurrent(turn) && this.isBusy) this.finish({ ...waiting, status: 'completed', answer });
    } catch (error) {
      if (this.isCurrent(turn)) this.giveUp(error);
    }
  }

  /** Sends an example over the socket, as the product's page does. */
  async sendOverSocket(text: string): Promise<void> {
    const turn = this.begin(text);
    try {
      const thread = await this.thread(text);
      const payload = {
        user_request: text,
        thread_id: thread,
        context: { source: 'example_prompt' },
        settings: {},
      };
      if (!this.socket.send({ type: 'start_agent', payload })) throw new Error('The chat is not connected.');
    } catch (error) {
      if (this.isCurrent(turn)) this.giveUp(error);
    }
  }

  dismissError(): void {
    this.change({ error: undefined });
  }

  private begin(text: string): number {
    const message: Message = { id: crypto.randomUUID(), role: 'user', text };
    this.change({ messages: [...this.state.messages, message], progress: waiting, error: undefined });
    return (this.turns += 1);
  }

  private isCurrent(turn: number): boolean {
    return turn === this.turns;
  }

  private async thread(text: string): Promise<string> {
    if (this.state.threadId !== undefined) return this.state.threadId;
    const { id } = await api.createThread(text.slice(0, longestTitle));
    this.change({ threadId: id });
    this.onThread(id);
    void this.loadThreads();
    return id;
  }

  private async loadConversation(threadId: string): Promise<void> {
    try {
      const stored = await api.messagesOf(threadId);
      const messages = stored.map(({ id, role, content }) => ({ id, role, text: content }));
      this.change({ messages, conversation: 'ready' });
    } catch (error) {
      console.warn('The conversation could not be loaded.', error);
      this.change({ conversation: 'failed' });
    }
  }

  private receive(frame: Frame): void {
    const { progress } = this.state;
    const runId = frame['run_id'];
    if (progress && this.isBusy) {
      const next = advance(progress, frame, (id) => this.knownRuns.has(id));
      if (next.status === 'completed') this.finish(next);
      else if (next !== progress) this.change({ progress: next });
    }
    if (typeof runId === 'string') this.knownRuns.add(runId);
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

  private giveUp(error: unknown): void {
    console.warn('The message could not be sent.', error);
    const words = error instanceof Error ? error.message : 'The message could not be sent.';
    this.change({ error: words, progress: undefined });
  }

  private change(part: Partial<RoomState>): void {
    this.state = { ...this.state, ...part };
    this.onChange();
  }
}
