import type { RawData, WebSocket } from 'ws';

import { clock } from '../clock.ts';
import { isObject } from '../is-object.ts';
import { randomHex } from '../random-hex.ts';
import type { ChatService } from './chat-service.ts';
import { chatRequest } from './chat-request.ts';
import type { ChatRequest } from './chat-request.ts';
import { connectFrame } from './connect-frame.ts';
import { controlReply } from './control-reply.ts';
import { errorFrame } from './error-frame.ts';
import { serverFrame } from './server-frame.ts';

interface Inbound {
  readonly data: RawData;
  readonly isBinary: boolean;
}

/**
 * One chat socket, from the accepted upgrade to its close. It listens from its first moment: what arrives while the
 * token is still being checked waits, and is answered after the `connect` frame.
 */
export class ChatConnection {
  private readonly id = `main_${randomHex(8)}`;
  private userId: string | undefined;
  private waiting: Inbound[] = [];
  private turns: Promise<void> = Promise.resolve();
  private heartbeat: NodeJS.Timeout | undefined;
  private readonly stats = { messages_processed: 0, agent_events_processed: 0 };

  constructor(
    private readonly socket: WebSocket,
    private readonly service: ChatService,
  ) {
    socket.on('message', (data, isBinary) => {
      if (this.userId === undefined) this.waiting.push({ data, isBinary });
      else this.receive({ data, isBinary }, this.userId);
    });
    socket.on('close', () => this.forget());
    // A broken connection also ends with 'close'; nothing more is to be done about it.
    socket.on('error', () => this.forget());
  }

  /** Checks the token by asking the auth service, then greets or refuses. */
  async authenticate(token: string | undefined, hasBypassHeader = false): Promise<void> {
    const caller = token === undefined ? undefined : await this.service.identify(token, hasBypassHeader);
    this.service.attempts.count(caller !== undefined);
    if (caller === undefined) {
      this.waiting = [];
      const formats = 'jwt.TOKEN, jwt-auth.TOKEN, bearer.TOKEN';
      const why = token === undefined ? 'no token was sent' : 'the token is invalid or expired';
      const text = `WebSocket authentication failed. Supported formats: ${formats}. Error: ${why}`;
      this.send(errorFrame('AUTH_FAILED', text));
      this.socket.close(1008, 'Authentication failed');
      return;
    }
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.userId = caller;
    this.service.connections.add(caller, this);
    this.send(connectFrame(caller, this.id));
    this.restartHeartbeat();
    const early = this.waiting;
    this.waiting = [];
    for (const inbound of early) this.receive(inbound, caller);
  }

  send(frame: object): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private receive({ data, isBinary }: Inbound, userId: string): void {
    this.restartHeartbeat();
    this.stats.messages_processed += 1;
    if (isBinary) {
      this.send(errorFrame('INVALID_MESSAGE_FORMAT', 'Binary frames are not supported'));
      return;
    }
    let frame: unknown;
    try {
      frame = JSON.parse(textOf(data));
    } catch {
      this.send(errorFrame('JSON_PARSE_ERROR', 'Invalid JSON format'));
      return;
    }
    if (!isObject(frame)) {
      this.send(errorFrame('INVALID_MESSAGE_FORMAT', 'A message must be a JSON object'));
      return;
    }
    const request = chatRequest(frame);
    if (request !== undefined) {
      this.queueTurn(userId, request);
      return;
    }
    const reply = controlReply(frame, userId);
    if (reply !== undefined) this.send(reply);
  }

  /** Turns of one socket run one after the other; everything else is answered meanwhile. */
  private queueTurn(userId: string, request: ChatRequest): void {
    this.stats.agent_events_processed += 1;
    this.turns = this.turns.then(async () => {
      const outcome = await this.service.takeTurn(userId, request);
      if (outcome.kind === 'refused') this.send(errorFrame(outcome.code, outcome.message));
    });
  }

  private restartHeartbeat(): void {
    clearTimeout(this.heartbeat);
    this.heartbeat = setTimeout(() => {
      this.send(
        serverFrame('heartbeat', {
          connection_id: this.id,
          timestamp: clock.iso(),
          stats: { ...this.stats },
        }),
      );
      this.restartHeartbeat();
    }, this.service.settings.heartbeatMs);
  }

  private forget(): void {
    clearTimeout(this.heartbeat);
    if (this.userId !== undefined) this.service.connections.remove(this.userId, this);
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data as Buffer).toString('utf8');
}
