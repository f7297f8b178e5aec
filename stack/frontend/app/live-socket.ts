import { renewSession } from './api.ts';
import { services } from './build-constants.ts';
import { storedSession } from './session.ts';

/** What the page shows of its socket (ui contract, 3.2). */
export type Connection =
  'Connecting...' | 'Connected' | 'Reconnecting...' | 'Disconnected' | 'Connection Error';

export type Frame = Readonly<Record<string, unknown>>;

interface Listener {
  readonly onConnection: (connection: Connection) => void;
  readonly onFrame: (frame: Frame) => void;
}

const pingEveryMs = 15_000;
const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** The server does not accept the login. */
const notAuthorised = 1008;

/** The page's one socket: it opens with the product's subprotocols, answers heartbeats, and comes back when it is lost. */
export class LiveSocket {
  private socket: WebSocket | undefined;
  private pauseMs = firstPauseMs;
  private pinging: number | undefined;
  private again: number | undefined;
  private refusals = 0;
  private ended = false;

  constructor(private readonly listener: Listener) {}

  open(): void {
    const session = storedSession();
    if (session === undefined || this.ended) return;
    const socket = new WebSocket(services.ws, ['jwt-auth', `jwt.${base64url(session.accessToken)}`]);
    this.socket = socket;
    socket.addEventListener('open', () => this.settle());
    socket.addEventListener('message', ({ data }) => this.receive(data));
    socket.addEventListener('close', ({ code }) => {
      if (this.socket === socket) void this.lose(code);
    });
  }

  /** False when the socket is not open: nothing was sent. */
  send(frame: Frame): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  close(): void {
    this.ended = true;
    clearTimeout(this.again);
    clearInterval(this.pinging);
    this.socket?.close(1000, 'The page was left');
  }

  private settle(): void {
    this.pauseMs = firstPauseMs;
    this.listener.onConnection('Connected');
    clearInterval(this.pinging);
    this.pinging = setInterval(() => this.send({ type: 'ping', timestamp: Date.now() }), pingEveryMs);
  }

  private receive(data: unknown): void {
    let frame: unknown;
    try {
      frame = JSON.parse(String(data));
    } catch (error) {
      console.error('The server sent something that is no message.', error);
      return;
    }
    if (typeof frame !== 'object' || frame === null || Array.isArray(frame)) return;
    this.refusals = 0;
    const message = frame as Frame;
    if (message['type'] === 'heartbeat') this.send({ type: 'heartbeat_ack', timestamp: Date.now() });
    this.listener.onFrame(message);
  }

  /** Comes back after a pause that doubles; after a refused login only with a renewed one. */
  private async lose(code: number): Promise<void> {
    clearInterval(this.pinging);
    if (this.ended) return;
    if (code === notAuthorised) {
      this.refusals += 1;
      if (this.refusals > 1 || !(await renewSession())) {
        this.listener.onConnection('Disconnected');
        return;
      }
    }
    this.listener.onConnection('Reconnecting...');
    this.again = setTimeout(() => this.open(), this.pauseMs);
    this.pauseMs = Math.min(2 * this.pauseMs, longestPauseMs);
  }
}

function base64url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
