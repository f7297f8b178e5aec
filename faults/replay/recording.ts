import { readFileSync } from 'node:fs';

/** One recorded request with its answer. `<words>` stand for what differs from run to run. */
export interface RecordedExchange {
  readonly title: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly text?: string;
    /** A page as it is: what looks like a placeholder in it is a tag. */
    readonly html?: string;
  };
  /** Fields of the answer that later requests name: name → field. */
  readonly saves?: Readonly<Record<string, string>>;
}

export interface RecordedService {
  /** Of the auth service alone: what stands in its tokens. */
  readonly tokens?: Readonly<Record<TokenKind, { readonly header: object; readonly claims: object }>>;
  readonly exchanges: readonly RecordedExchange[];
}

export type TokenKind = 'access' | 'refresh';

/** One step of a recorded socket: what the client sent, or what became of it. */
export type RecordedStep =
  | { readonly out: string }
  | { readonly outBinary: string }
  | { readonly in: object }
  | { readonly silence: true }
  | { readonly closed: { readonly code: number; readonly reason: string } };

export interface RecordedSocket {
  readonly title: string;
  readonly path: string;
  readonly authorization?: string;
  readonly protocols?: readonly string[];
  /** The status of a refused upgrade. */
  readonly refused?: number;
  /** The chosen subprotocol. */
  readonly accepted?: string | null;
  /** The user id in the greeting. */
  readonly greets?: string;
  readonly steps?: readonly RecordedStep[];
}

/** How the system lets people in as it is delivered. */
export interface RecordedDoor {
  /** Who everybody is behind it. */
  readonly identity: string;
  readonly sockets: readonly RecordedSocket[];
}

/** What crosses a socket that is open. */
export interface RecordedTalk {
  readonly greeting: { readonly data: object };
  readonly heartbeat: object;
  readonly sockets: readonly RecordedSocket[];
}

interface Recordings {
  readonly auth: RecordedService;
  readonly backend: RecordedService;
  readonly frontend: RecordedService;
  readonly 'websocket-default': RecordedDoor;
  readonly websocket: RecordedTalk;
}

/** What the revision of 2025-09-13 was seen to do. */
export function readRecording<Name extends keyof Recordings>(name: Name): Recordings[Name] {
  const file = new URL(`recordings/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Recordings[Name];
}
