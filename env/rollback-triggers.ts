/** Why a rollback is advised. `words` finish the sentence "A rollback is advised when …". */
export interface RollbackTrigger {
  readonly words: string;
  /** The figure of the documents; more than that (for `SOCKETS` less) is a trigger. */
  readonly limit: number;
  readonly unit: 'ms' | 'share' | 'bytes';
  /** How many samples or attempts there must be before anything is said. Ours: the documents name none. */
  readonly fewest: number;
  readonly source: string;
}

const gib = 1024 ** 3;
const source = 'requirements F61: S358 4.1';

/** The documents' own triggers, once. `--scale` of `npm run watch` scales what is measured in ms, and nothing else. */
export const rollbackTriggers = {
  SERVER_ERRORS: {
    words: 'a service answers 5xx for longer than two minutes',
    limit: 120_000,
    unit: 'ms',
    fewest: 2,
    source,
  },
  SOCKETS: {
    words: 'fewer than half of the chat sockets open',
    limit: 0.5,
    unit: 'share',
    fewest: 5,
    source,
  },
  LOGINS: {
    words: 'more than a tenth of the authentications fail',
    limit: 0.1,
    unit: 'share',
    fewest: 10,
    source,
  },
  MEMORY: {
    words: 'the process of the backend holds more than 3.5 GiB',
    limit: 3.5 * gib,
    unit: 'bytes',
    fewest: 2,
    source: `${source}, and F31; one instance of several, sampled`,
  },
} as const satisfies Readonly<Record<string, RollbackTrigger>>;
export type TriggerName = keyof typeof rollbackTriggers;

/** What is no reason for a rollback, but keeps a watch from saying that all is well. */
export const watchLimits = {
  /** Over how long the shares are taken, ms. Ours: five minutes is how long the documents look on after a rollback. */
  rollingMs: 300_000,
  /** Mean memory, bytes (requirements F31: S358). */
  meanMemoryBytes: 3 * gib,
  /** Growth of memory, bytes an hour (requirements F31: the performance file), and what it takes to speak of one. */
  memoryGrowthBytesPerHour: 50 * 1024 ** 2,
  growthWindowMs: 600_000,
  growthSamples: 10,
  /** Mean use of the processor, percent of one core (requirements F32: S358). */
  cpuPercent: 80,
} as const;

/** After a rollback (requirements F62: S358 4.3): how soon all must be well, and how long no 5xx may come, ms. */
export const afterRollback = { recoveredWithinMs: 120_000, quietMs: 300_000 } as const;
