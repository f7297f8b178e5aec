import type { RecordedTurn } from '../chat/recorded-turn.ts';
import type { PromptSent } from '../chat/turn.ts';
import type { LagSample } from '../chat/turn.ts';
import type { PageProblem, PageRequest, PageView } from './page-record.ts';
import type { Wait } from './wait.ts';

/** How the user sends a message: what is pressed. An example stands ready on the page. */
export type SendBy = 'keyboard' | 'button' | 'example';

/** One way in which the message left the page. */
export interface Carrier {
  readonly atUs: number;
  /** `socket`, or `POST /api/agent/v2/execute`. */
  readonly way: string;
  /** The thread that it names, where it names one. */
  readonly threadId: string | undefined;
}

/** One message that a user typed on the page: what was sent, what came, and what was seen, on one clock. */
export interface PageTurn {
  readonly prompt: PromptSent;
  readonly by: SendBy;
  /** When the key or the button was pressed; undefined when nothing could be pressed, with the reason. */
  readonly pressedAtUs: number | undefined;
  readonly hindrance: string | undefined;
  /** Every way in which the message left the page, in order: once, on a page that is right. */
  readonly carriers: readonly Carrier[];
  /** How long the page was given to send the message; undefined when nothing could be pressed. */
  readonly sending?: Wait;
  /** How long it was given to show the end of a run that came to its end. */
  readonly settling?: Wait;
  /** How this machine held up the run, to the end of the watch. */
  readonly lags?: readonly LagSample[];
  /** An open chat socket of the page's own stood when the message left: without one no event can reach the page. */
  readonly hadSocket: boolean;
  /** The page's own frames, judged as those of every other turn; undefined when nothing was sent. */
  readonly wire: RecordedTurn | undefined;
  /** What the user saw, from before the pressing to the end of the watch. */
  readonly views: readonly PageView[];
  /** What the page asked for meanwhile. */
  readonly requests: readonly PageRequest[];
  /** What the page complained of meanwhile. */
  readonly problems: readonly PageProblem[];
  /** Path of the address at the end. */
  readonly path: string;
}
