import { services } from './build-constants.ts';
import { freshSession } from './sign-in.ts';
import type { Frame } from './turn-progress.ts';

/** What the page shows of its socket (ui contract, 3.2). */
export type Connection =
  'Connecting...' | 'Connected' | 'Reconnecting...' | 'Disconnected' | 'Connection Error';

interface Listener {
  readonly onConnection: (connection: Connection) => void;
  readonly onFrame: (frame: Frame) => void;
}

const pingEveryMs = 15_000;
const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** A connection that lasted so long was a good one: the next pause is the first again. */
const steadyMs = 5_000;
/** The server does not accept the login. */
const notAuthorised = 1008;
const lost = 1006;

/** The page's one socket: it opens with the product's subprotocols, answers heartbeats, and comes back when it is lost. */
export class LiveSocket {
  private socket: WebSocket | undefined;
  private token: string | undefined;
  private pauseMs = firstPauseMs;
  private openedAtMs = Infinity;
  private heard = 0;
  private pinging: number | undefined;
  private again: number | undefined;
  private refusals = 0;
  private ended = false;
  private readonly onOnline = (): void => {
    if (this.again !== undefined) this.retry();
  };

  constructor(private readonly listener: Listener) {
    addEventListener('online', this.onOnline);
  }

  /** `refused` is a token that the server has turned down. */
  open(refused?: string): void {
    this.again = undefined;
    freshSession(refused)
      .then((session) => {
        if (this.ended || this.socket !== undefined) return;
        if (session === undefined) this.listener.onConnection('Disconnected');
        else this.connect(session.accessToken);
      })
      .catch((error: unknown) => {
        console.warn('The login could not be renewed for the chat.', error);
        this.comeBack();
      });
  }

  /** Tries at once, whatever came before. */
  retry(): void {
    if (this.socket !== undefined) return;
    clearTimeout(this.again);
    this.refusals = 0;
    this.pauseMs = firstPauseMs;
    this.listener.onConnection('Reconnecting...');
    this.open();
  }

  /** False when the socket is not open: nothing was sent. */
  send(frame: Frame): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  close(): void {
    this.ended = true;
    removeEventListener('online', this.onOnline);
    clearTimeout(this.again);
    clearInterval(this.pinging);
    this.socket?.close(1000, 'The page was left');
  }

  private connect(token: string): void {
    const socket = new WebSocket(services.ws, ['jwt-auth', `jwt.${base64url(token)}`]);
    this.socket = socket;
    this.token = token;
    this.heard = 0;
    socket.addEventListener('open', () => this.keepAlive(socket));
    socket.addEventListener('message', ({ data }) => {
      if (this.socket === socket) this.receive(data);
    });
    socket.addEventListener('close', ({ code }) => this.lose(socket, code));
  }

  /** Asks for a sign of life; without one since the last question the connection is gone, whatever the browser thinks. */
  private keepAlive(socket: WebSocket): void {
    this.openedAtMs = Date.now();
    let heardBefore = -1;
    clearInterval(this.pinging);
    this.pinging = setInterval(() => {
      if (this.heard === heardBefore) {
        socket.close();
        this.lose(socket, lost);
        return;
      }
      heardBefore = this.heard;
      this.send({ type: 'ping', timestamp: Date.now() });
    }, pingEveryMs);
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
    const message = frame as Frame;
    this.heard += 1;
    // The server lets everybody in and looks at the login then: only its greeting says that it is good.
    if (this.heard === 1 && !isRefusal(message)) {
      this.refusals = 0;
      this.listener.onConnection('Connected');
    }
    if (message['type'] === 'heartbeat') this.send({ type: 'heartbeat_ack', timestamp: Date.now() });
    this.listener.onFrame(message);
  }

  /** Comes back; after a refused login only once, with a renewed one. */
  private lose(socket: WebSocket, code: number): void {
    if (this.ended || this.socket !== socket) return;
    this.socket = undefined;
    clearInterval(this.pinging);
    if (Date.now() - this.openedAtMs > steadyMs) this.pauseMs = firstPauseMs;
    this.openedAtMs = Infinity;
    if (code === notAuthorised) this.refusals += 1;
    if (this.refusals > 1) this.listener.onConnection('Disconnected');
    else this.comeBack(code === notAuthorised ? this.token : undefined);
  }

  /** Opens again after a pause that doubles. */
  private comeBack(refused?: string): void {
    if (this.ended) return;
    this.listener.onConnection('Reconnecting...');
    this.again = setTimeout(() => this.open(refused), this.pauseMs);
    this.pauseMs = Math.min(2 * this.pauseMs, longestPauseMs);
  }
}

function base64url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Errors have more than one name on the wire. */
function isRefusal({ type }: Frame): boolean {
  return typeof type === 'string' && type.startsWith('error');
}
