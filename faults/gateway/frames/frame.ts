import { isObject, type JsonObject } from '../json-path.ts';

export type Direction = 'in' | 'out';

/** What the gateway knows of a frame from where it stands in the conversation. */
export interface FrameFacts {
  readonly direction: Direction;
  readonly runId: string | undefined;
  /** Of its run on this connection, from 1; for what the client sends: chat messages so far, it included. 0: none. */
  readonly run: number;
  /** Of the agent that began the run. */
  readonly isRoot: boolean;
  /** The end of the run. */
  readonly isTerminal: boolean;
  readonly isChat: boolean;
  /** Sent by the client before anything came from the server. */
  readonly isEarly: boolean;
}

/** How a message is cut for the wire. */
export interface Fragments {
  readonly bytes: number;
  /** A ping of the protocol behind the first fragment. */
  readonly ping: boolean;
}

/** A message on its way. It is only parsed when somebody asks. */
export class Frame {
  private parsed: { readonly json: JsonObject | undefined } | undefined;

  constructor(
    readonly data: Buffer,
    readonly isBinary: boolean,
    readonly facts: FrameFacts,
    /** Sent whole when undefined. */
    readonly fragments?: Fragments,
  ) {}

  /** Its object; undefined when it is binary, no JSON, or no object. */
  get json(): JsonObject | undefined {
    this.parsed ??= { json: this.isBinary ? undefined : parse(this.data) };
    return this.parsed.json;
  }

  get text(): string {
    return this.data.toString('utf8');
  }

  get type(): string | undefined {
    return textOf(this.json?.['type']);
  }

  withText(text: string): Frame {
    return new Frame(Buffer.from(text, 'utf8'), this.isBinary, this.facts, this.fragments);
  }

  withJson(json: unknown): Frame {
    return this.withText(JSON.stringify(json));
  }

  asBinary(): Frame {
    return new Frame(this.data, true, this.facts, this.fragments);
  }

  inFragments(fragments: Fragments): Frame {
    return new Frame(this.data, this.isBinary, this.facts, fragments);
  }
}

function parse(data: Buffer): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(data.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
