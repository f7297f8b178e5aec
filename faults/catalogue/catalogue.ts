import { agents } from './agent.ts';
import { answers } from './answers.ts';
import { closes } from './closes.ts';
import { slowness, stored } from './data-and-latency.ts';
import { edges } from './edge.ts';
import type { CatalogueEntry } from './entry.ts';
import { incompleteEvents } from './events-incomplete.ts';
import { lateEvents } from './events-late.ts';
import { disorderedEvents } from './events-order.ts';
import { frames } from './frames.ts';
import { handshakes } from './handshake.ts';
import { identities } from './identity.ts';
import { isolation } from './isolation.ts';
import { logins } from './login.ts';
import { certificates, configuration, connections, hangs, names } from './network.ts';
import { pairsOf } from './pairs.ts';
import { silences } from './routing.ts';
import { webServices } from './services.ts';
import { tokenSwitches } from './token-switches.ts';
import { tokens } from './tokens.ts';

const single: readonly CatalogueEntry[] = [
  ...configuration,
  ...names,
  ...connections,
  ...certificates,
  ...edges,
  ...hangs,
  ...webServices,
  ...logins,
  ...tokens,
  ...tokenSwitches,
  ...identities,
  ...handshakes,
  ...closes,
  ...frames,
  ...silences,
  ...isolation,
  ...incompleteEvents,
  ...disorderedEvents,
  ...lateEvents,
  ...agents,
  ...answers,
  ...stored,
  ...slowness,
];

/** Every fault that the suite must notice and name, lowest layer first; then faults in pairs. */
export const catalogue: readonly CatalogueEntry[] = [...single, ...pairsOf(single)];
