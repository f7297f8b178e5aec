import type { Page } from '@playwright/test';
import type { Budget, Metric } from '../../env/budgets.ts';
import type { Target } from '../../env/target.ts';
import type { Session } from '../auth/session.ts';
import type { LagSampler } from '../chat/lag-sampler.ts';
import type { PageLoad } from './page-load.ts';
import type { PageTraffic } from './page-traffic.ts';
import type { PageTurn } from './page-turn.ts';
import type { PageWitness } from './page-witness.ts';
import type { WayOut } from './way-out.ts';

/** What a browser window with the chat page in it is made of, and whom it tells. */
export interface WindowParts {
  readonly target: Target;
  readonly budgets: Readonly<Record<Metric, Budget>>;
  readonly lagSampler: LagSampler;
  readonly page: Page;
  readonly witness: PageWitness;
  readonly traffic: PageTraffic;
  readonly way: WayOut;
  /** Who is signed in here; undefined in a window of nobody. */
  readonly user: Session | undefined;
  /** A ping on a connection of our own, when a turn falls silent: is the server alive? */
  readonly askSecondSocket: (limitMs: number) => Promise<boolean>;
  /** Asks the same of the agent without the page, when a turn on the page brings nothing. Rejects when it does not answer there either. */
  readonly whenSilent: () => Promise<void>;
  /** Is told when somebody who is signed in opened the chat and never saw it. */
  readonly onEmptyChat: (load: PageLoad) => void;
  /** Called before every message: ends the test when it is known that no agent answers. */
  readonly beforeTurn: () => void;
  /** Is told of each turn as it ends. */
  readonly onTurn: (turn: PageTurn) => void;
}
