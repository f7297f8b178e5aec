/**
 * What was seen of one page, by the browser's own protocol. All times are µs since the window was opened, on one clock: the
 * browser's monotonic one, by which frames, requests and what is drawn are stamped alike.
 */

/** One HTTP request of the page. */
export interface PageRequest {
  readonly id: string;
  readonly atUs: number;
  readonly method: string;
  /** Address without its query, which may hold a token. */
  readonly url: string;
  /** `document`, `script`, `fetch`, `preflight` and so on, as the browser calls it. */
  readonly kind: string;
  /** Whether its host is one of the target's. */
  readonly isOwn: boolean;
  /** What it sent, without secrets; undefined where it sent nothing. */
  readonly body: string | undefined;
  status?: number;
  /** Type of the answer's content. */
  type?: string;
  /** Why no answer came, in the browser's own words. */
  failure?: string;
  endedAtUs?: number;
}

/** One WebSocket of the page. */
export interface PageSocket {
  readonly id: string;
  readonly url: string;
  openedAtUs: number;
  /** What the page offers as subprotocols; a token in it is left out. */
  offered: readonly string[];
  /** The subprotocol that the server chose, a token in it left out. */
  chosen?: string;
  /** The status of the upgrade: 101 when it was taken. */
  status?: number;
  /** When the answer to the upgrade came. */
  answeredAtUs?: number;
  closedAtUs?: number;
}

/** Something that the page complained of. */
export interface PageProblem {
  readonly atUs: number;
  /** `console`: an error in the console; `uncaught`: an exception that nobody caught; `crash`: the tab is gone. */
  readonly kind: 'console' | 'uncaught' | 'crash';
  readonly text: string;
}

/** What a user sees at one moment: taken at every change of the page. */
export interface PageView {
  readonly atUs: number;
  /** Path of the address. */
  readonly path: string;
  /** All visible text of the chat; of the whole page where there is no chat. */
  readonly text: string;
  /** Texts of the messages, in their order. */
  readonly articles: readonly string[];
  /** What can be seen of each of them: not what is see-through, cut away or beside the page. Undefined where that was not looked at. */
  readonly seen?: readonly string[];
  readonly hasChat: boolean;
  /** The page says that it is at work. */
  readonly isBusy: boolean;
  /** What stands in the message input. */
  readonly draft?: string | undefined;
  /** The user can type. */
  readonly canType: boolean;
  /** What the page says of its connection, in the words of the ui contract, section 3.2; undefined where it says nothing. */
  readonly connection?: string | undefined;
}

/** All that one window has recorded so far. */
export interface PageRecord {
  readonly requests: readonly PageRequest[];
  readonly sockets: readonly PageSocket[];
  readonly problems: readonly PageProblem[];
}
