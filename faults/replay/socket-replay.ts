import { randomBytes } from 'node:crypto';

import type { RawData, WebSocket } from 'ws';

import { fillPlaceholders } from './fill-placeholders.ts';
import type { RecordedStep, RecordedTalk } from './recording.ts';
import { fieldsOf } from './request.ts';

/** Chat messages that the recorded server counted as handed to an agent. None was ever heard of again. */
const forAgents = new Set(['user_message', 'chat', 'start_agent', 'agent_request']);

export interface Listener {
  /** The user id in the greeting, cut short as it was. */
  readonly greets: string;
  /** The whole id, in every other frame. */
  readonly identity: string;
  /** Hears of a message that is not in the recordings; nothing is answered then. */
  readonly onUnknown: (message: string) => void;
}

/** Says on open sockets what the recorded server said: to each kind of message what followed it then. */
export class SocketReplay {
  private readonly replies = new Map<string, readonly RecordedStep[]>();

  constructor(
    private readonly talk: RecordedTalk,
    /** The silence of a client after which the server says that it is alive. */
    private readonly heartbeatMs: number,
  ) {
    for (const { steps = [] } of talk.sockets) {
      for (const [at, step] of steps.entries()) {
        const said = 'out' in step ? kindOf(step.out) : 'outBinary' in step ? 'binary' : undefined;
        const next = steps.slice(at + 1);
        const end = next.findIndex((one) => 'out' in one || 'outBinary' in one);
        if (said === undefined || this.replies.has(said)) continue;
        this.replies.set(said, end === -1 ? next : next.slice(0, end));
      }
    }
  }

  /** Greets, and answers until the socket closes. */
  run(socket: WebSocket, { greets, identity, onUnknown }: Listener): void {
    const connection = `main_${randomBytes(4).toString('hex')}`;
    const stats: Record<string, number> = { messages_processed: 0, agent_events_processed: 0 };
    const send = (recorded: unknown): void => {
      const frame = fillPlaceholders(recorded, (name, field) => {
        if (name === 'connection id') return connection;
        if (name === 'user id, cut') return greets;
        return name === 'user id' ? identity : stats[field];
      });
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
    };
    const heartbeat = setInterval(() => send(this.talk.heartbeat), this.heartbeatMs);
    socket.on('close', () => clearInterval(heartbeat));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => {
      heartbeat.refresh();
      const kind = isBinary ? 'binary' : kindOf(textOf(data));
      count(stats, kind);
      const steps = this.replies.get(kind);
      if (steps === undefined) onUnknown(kind);
      for (const step of steps ?? []) {
        if ('in' in step) send(step.in);
        if ('closed' in step) socket.close(step.closed.code, step.closed.reason);
      }
    });
    send(this.talk.greeting);
  }
}

function count(stats: Record<string, number>, kind: string): void {
  stats['messages_processed'] = (stats['messages_processed'] ?? 0) + 1;
  if (forAgents.has(kind)) stats['agent_events_processed'] = (stats['agent_events_processed'] ?? 0) + 1;
}

/** The type of a message, or in what it is none. */
function kindOf(text: string): string {
  const fields = fieldsOf(text);
  if (fields !== undefined) return typeof fields['type'] === 'string' ? fields['type'] : 'no type';
  try {
    return Array.isArray(JSON.parse(text)) ? 'a list' : 'no object';
  } catch {
    return 'no JSON';
  }
}

function textOf(data: RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8');
}
