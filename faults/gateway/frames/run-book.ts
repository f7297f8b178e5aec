import { valueAt, type JsonObject } from '../json-path.ts';
import { Frame, type Direction } from './frame.ts';
import { threadOf } from './thread-of.ts';

const chatTypes: ReadonlySet<string> = new Set([
  'start_agent',
  'execute_agent',
  'EXECUTE_AGENT',
  'user_message',
  'user',
  'user_input',
  'chat_message',
  'message',
  'chat',
  'agent',
  'agent_request',
  'agent_task',
]);
const endTypes: ReadonlySet<unknown> = new Set(['agent_completed', 'agent_error', 'agent_failed']);

interface Run {
  readonly ordinal: number;
  /** Who sent its first event. */
  readonly root: string | undefined;
}

/** Keeps book of the runs of one socket, so that faults can speak of the second run or of its end. */
export class RunBook {
  private readonly runs = new Map<string, Run>();
  private chats = 0;
  private isGreeted = false;
  userId: string | undefined;
  threadId: string | undefined;

  /** A message that just came, with its place in the conversation. */
  read(data: Buffer, isBinary: boolean, direction: Direction): Frame {
    const bare = { direction, runId: undefined, run: 0, isRoot: false, isTerminal: false };
    const plain = new Frame(data, isBinary, { ...bare, isChat: false, isEarly: false });
    const facts = direction === 'in' ? this.inbound(plain.json) : this.outbound(plain);
    return new Frame(data, isBinary, { ...plain.facts, ...facts });
  }

  private inbound(json: JsonObject | undefined): Partial<Frame['facts']> {
    this.isGreeted = true;
    const runId = fieldOf(json, 'run_id');
    if (!json || runId === undefined) return {};
    this.userId = fieldOf(json, 'user_id') ?? this.userId;
    const agent = fieldOf(json, 'agent_name') ?? fieldOf(json, 'agent');
    const run = this.runs.get(runId) ?? { ordinal: this.runs.size + 1, root: agent };
    this.runs.set(runId, run);
    const isRoot = agent === run.root;
    return { runId, run: run.ordinal, isRoot, isTerminal: isRoot && endTypes.has(json['type']) };
  }

  private outbound({ json, type }: Frame): Partial<Frame['facts']> {
    const isChat = type !== undefined && chatTypes.has(type);
    if (isChat) this.chats += 1;
    if (isChat && json) this.threadId = threadOf(json) ?? this.threadId;
    return { isChat, run: this.chats, isEarly: !this.isGreeted };
  }
}

function fieldOf(json: JsonObject | undefined, name: string): string | undefined {
  return [name, `payload.${name}`, `data.${name}`]
    .map((path) => valueAt(json, path))
    .find((value): value is string => typeof value === 'string' && value !== '');
}
