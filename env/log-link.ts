import type { Service } from './target.ts';

/** How an address of the server logs is made. */
export interface LogLink {
  /** An address with places in curly brackets, as `logPlaces` names them. */
  readonly template: string;
  /** What a service is called in the logs; its own name here unless given. */
  readonly services: Readonly<Partial<Record<Service, string>>>;
}

/** What can stand in curly brackets in the address. */
export const logPlaces = ['service', 'from', 'to', 'fromMs', 'toMs', 'ids', 'thread', 'run', 'user'] as const;
