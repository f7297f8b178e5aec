import type { Prompts } from '../../env/prompts.ts';
import type { Session } from '../auth/session.ts';
import { finding, FindingError } from '../diagnosis/finding.ts';
import type { IsolationRecord } from '../judge/isolation-record.ts';
import type { Chat } from './chat.ts';
import { recordMember, type Member } from './crowd-member.ts';
import type { RecordedTurn } from './recorded-turn.ts';
import { turnMessage } from './turn-message.ts';

/** How a crowd gets its users and its chats. Both reject with a FindingError. */
export interface CrowdOptions {
  readonly logIn: () => Promise<Session>;
  /** In a thread of its own, or once more in that of an earlier chat. */
  readonly openChat: (user: Session, threadId: string | undefined) => Promise<Chat>;
}

/** A turn on the process clock, µs. */
interface Span {
  readonly fromUs: number;
  readonly toUs: number;
}

/** How long both sockets are watched after an intruder was answered, ms. */
const aftermathMs = 250;

/**
 * Several users at one time. What goes wrong for one of them is kept as its own failure, and the others go on: whether they all
 * hold is for the judge to say.
 */
export class Crowd {
  private readonly members: readonly Member[];
  private readonly spans: Span[] = [];
  private rounds = 0;
  private reconnected = 0;

  constructor(
    readonly size: number,
    private readonly options: CrowdOptions,
  ) {
    this.members = Array.from({ length: size }, (_, at) => ({
      number: at + 1,
      session: undefined,
      chats: [],
      turns: [],
      facts: [],
      failures: [],
      intrudes: false,
    }));
  }

  /** Every turn that was asked here. */
  get turns(): readonly RecordedTurn[] {
    return this.members.flatMap(({ turns }) => turns);
  }

  /** Every chat that was opened here, closed ones included. */
  get chats(): readonly Chat[] {
    return this.members.flatMap(({ chats }) => chats);
  }

  /** All log in at once, then all connect at once. */
  async arrive(): Promise<void> {
    await this.each(async (member) => {
      member.session = await this.options.logIn();
    });
    await this.each((member) => this.connect(member));
  }

  /** All ask at once, each its own question. */
  async askAtOnce(prompts: Pick<Prompts, 'multiply'>): Promise<void> {
    this.rounds += 1;
    await this.each((member) => this.ask(member, prompts.multiply()));
  }

  /** All connections break off, and all come back at once to the threads that they had. */
  async reconnect(): Promise<void> {
    await Promise.all(this.chats.map((chat) => chat.parts.socket.drop()));
    await this.each(async (member) => {
      await this.connect(member);
      this.reconnected += 1;
    });
  }

  /**
   * The first user tells its thread a fact; then the second writes to that thread and asks for it. Resolves when the intruder was
   * answered, whether with a refusal or by an agent, and both sockets were watched a moment longer. Two turns.
   */
  async intrude(prompts: Pick<Prompts, 'tell' | 'recall'>): Promise<void> {
    const [owner, intruder] = this.members;
    if (!owner || !intruder) throw new Error('An intruder needs somebody to intrude on: two users.');
    this.rounds += 1;
    const told = prompts.tell();
    owner.facts.push(String(told.budget));
    intruder.intrudes = true;
    await this.each(async (member) => {
      if (member === owner) await this.ask(member, told);
    });
    const threadId = owner.chats.at(-1)?.threadId;
    await this.each(async (member) => {
      if (member === intruder && threadId !== undefined) await write(member, threadId, prompts.recall(told));
    });
  }

  /** The messages of the thread that was intruded on, and the tokens of its owner and of the intruder. */
  contested(): { readonly path: string; readonly owner: string; readonly intruder: string } {
    const [owner, intruder] = this.members;
    const threadId = owner?.chats.at(-1)?.threadId;
    if (!owner?.session || !intruder?.session || threadId === undefined) {
      throw new FindingError(
        this.members.flatMap(({ failures }) => failures)[0] ??
          finding('HARNESS_ERROR', 'Nobody has a thread yet.'),
      );
    }
    const path = `/api/threads/${threadId}/messages`;
    return { path, owner: owner.session.accessToken, intruder: intruder.session.accessToken };
  }

  /** What there is to judge. Call it when everything is over. */
  record(): IsolationRecord {
    return {
      users: this.members.map(recordMember),
      rounds: this.rounds,
      reconnected: this.reconnected,
      turnsAtOnce: Math.max(0, ...this.spans.map(({ fromUs }) => underWay(this.spans, fromUs))),
    };
  }

  private async connect(member: Member): Promise<void> {
    if (!member.session) return;
    member.chats.push(await this.options.openChat(member.session, member.chats.at(-1)?.threadId));
  }

  private async ask(member: Member, prompt: Parameters<Chat['ask']>[0]): Promise<void> {
    const chat = member.chats.at(-1);
    if (!chat) return;
    const turn = await chat.ask(prompt);
    member.turns.push(turn);
    const { originUs } = chat.parts.socket;
    const { sentAtUs, endedAtUs } = turn.recording;
    this.spans.push({ fromUs: originUs + sentAtUs, toUs: originUs + endedAtUs });
  }

  /** Does a thing for all users at once. Those who have failed before stay where they are. */
  private async each(work: (member: Member) => Promise<void>): Promise<void> {
    const able = this.members.filter(({ failures }) => failures.length === 0);
    await Promise.all(
      able.map(async (member) => {
        try {
          await work(member);
        } catch (error) {
          if (!(error instanceof FindingError)) throw error;
          member.failures.push(error.finding);
        }
      }),
    );
  }
}

function underWay(spans: readonly Span[], atUs: number): number {
  return spans.filter(({ fromUs, toUs }) => fromUs <= atUs && atUs <= toUs).length;
}

/** Writes to a thread that belongs to somebody else, and waits for what comes of it. */
async function write(member: Member, threadId: string, prompt: Parameters<Chat['ask']>[0]): Promise<void> {
  const chat = member.chats.at(-1);
  if (!chat) return;
  const { socket, session, target, spending, limits } = chat.parts;
  session.history.nonces.push(prompt.nonce);
  spending.turns += 1;
  spending.messages += 1;
  const sent = socket.send(turnMessage(target.firstTurn, prompt.text, threadId));
  const first = await socket.waitFor(
    ({ reading }) => reading.kind === 'trouble' || reading.kind === 'event',
    limits.firstEventMs,
    sent.index,
  );
  if (!first) {
    const words = `Within ${limits.firstEventMs} ms a message to another user's thread was neither refused nor answered.`;
    throw new FindingError(finding('AGENT_SILENT', words));
  }
  if (first.reading.kind === 'event') {
    await socket.waitFor(
      ({ reading }) =>
        reading.kind === 'event' &&
        reading.events.some(
          ({ type, agent }) => type === 'agent_completed' && (agent ?? target.rootAgent) === target.rootAgent,
        ),
      limits.answerMs,
      sent.index,
    );
  }
  await socket.waitFor(() => false, aftermathMs);
}
