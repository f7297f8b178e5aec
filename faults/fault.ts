import { z } from 'zod';

import { agentFaults } from './vocabulary/agent.ts';
import { frameFaults } from './vocabulary/frames.ts';
import { httpFaults } from './vocabulary/http.ts';
import { tcpFaults } from './vocabulary/tcp.ts';
import { tlsFaults } from './vocabulary/tls.ts';
import { upgradeFaults } from './vocabulary/upgrade.ts';

/** The vocabulary of the gateway: data that JSON can hold. Several faults may be active at once; they apply in order. */
export const fault = z.discriminatedUnion('kind', [
  ...tcpFaults,
  ...tlsFaults,
  ...httpFaults,
  ...upgradeFaults,
  ...frameFaults,
  ...agentFaults,
]);

/** A fault as the gateway works with it: every default is filled in. */
export type Fault = z.output<typeof fault>;
/** A fault as it is written: defaults may be left out. */
export type FaultInput = z.input<typeof fault>;
export type FaultKind = Fault['kind'];
/** The members whose kind begins with a word: `FaultOf<'http'>`. */
export type FaultOf<Word extends string> = Extract<Fault, { kind: Word | `${Word}-${string}` }>;
