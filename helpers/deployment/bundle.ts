/** One script of the page, as it was fetched; what it says, but not its text. */
export interface PageScript {
  readonly path: string;
  readonly status: number;
  readonly bytes: number;
  /** The words of the current subprotocol that it holds. */
  readonly speaks: readonly SubprotocolWord[];
  /** Hosts of the absolute addresses in it, with the port where one is named. */
  readonly hosts: readonly string[];
}

/** What the chat page sends a browser. */
export interface Bundle {
  readonly page: {
    readonly path: string;
    readonly status: number;
    readonly type: string;
    readonly bytes: number;
    /** How long caches may keep it, and how old it was already, in words. */
    readonly cache: string;
  };
  /** Paths of all scripts that the page names. */
  readonly named: readonly string[];
  /** Those that were fetched: all, or as many as it took, or as many as may be. */
  readonly read: readonly PageScript[];
}

/** The page offers `jwt-auth`, and the token after `jwt.` (websocket contract, section 1; ui contract, section 5). */
export const subprotocolWords = ['jwt-auth', 'jwt.'] as const;
export type SubprotocolWord = (typeof subprotocolWords)[number];

/** Every script that the page names was fetched. */
export function isWhole({ named, read }: Bundle): boolean {
  return named.every((path) => read.some((script) => script.path === path));
}
