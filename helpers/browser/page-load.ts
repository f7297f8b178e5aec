import type { PageProblem, PageRequest, PageSocket } from './page-record.ts';

/** How the chat page opened at an address: what it asked for, what it said, and when the chat could be seen. */
export interface PageLoad {
  /** What was opened: `/chat`, `reload of /chat/…`. */
  readonly what: string;
  /** From the beginning of the navigation until the chat could be seen, ms; undefined when it never could. */
  readonly visibleMs: number | undefined;
  /** How late this process itself was meanwhile, ms. */
  readonly lagMs: number;
  /** Where the page ended: the path of its address. */
  readonly path: string;
  readonly title: string;
  /** Visible text at the end. */
  readonly text: string;
  /** Whether the message input, the send button and the list of threads are there. */
  readonly parts: Readonly<Record<'input' | 'send' | 'threads', boolean>>;
  readonly requests: readonly PageRequest[];
  readonly sockets: readonly PageSocket[];
  readonly problems: readonly PageProblem[];
  /** Why the navigation itself failed, in the browser's words. */
  readonly failure: string | undefined;
}
