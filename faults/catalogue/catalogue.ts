import { agents } from './agent.ts';
import { answers } from './answers.ts';
import { carriers } from './auth-carriers.ts';
import { doors } from './auth-doors.ts';
import { sessions } from './auth-sessions.ts';
import { spoofing } from './auth-spoofing.ts';
import { closes } from './closes.ts';
import { coldStarts, lateByTheClock, unknownClocks } from './cold-and-clock.ts';
import { slowness, stored } from './data-and-latency.ts';
import { edges } from './edge.ts';
import {
  agingCertificates,
  brokenPages,
  clocks,
  localServices,
  pages,
  revisions,
  wrongAddresses,
} from './deployment.ts';
import { conversations, modes, otherWays, storedThreads } from './conversations.ts';
import { brokenEndpoints, brokenInterfaces } from './endpoints.ts';
import type { CatalogueEntry } from './entry.ts';
import { incompleteEvents } from './events-incomplete.ts';
import { lateEvents } from './events-late.ts';
import { disorderedEvents } from './events-order.ts';
import { frames } from './frames.ts';
import { googleLogins } from './google-login.ts';
import { handshakes } from './handshake.ts';
import { slowReadiness, untrueFacts } from './health-facts.ts';
import { identities } from './identity.ts';
import { isolation } from './isolation.ts';
import { logins } from './login.ts';
import {
  carelessLogins,
  carelessSockets,
  mistakenAnswers,
  openLists,
  strangersAtTheDoor,
  talkativeRefusals,
  talkativeServices,
} from './login-doors.ts';
import { crowdFailures, crowdIdentities, crowdLeaks } from './many-users.ts';
import { certificates, configuration, connections, hangs, names } from './network.ts';
import { hungryProcesses, unpublishedEvents } from './operations.ts';
import { downPages, misledPages, origins } from './page-and-origins.ts';
import { brokenEntrances } from './page-sessions.ts';
import { belatedFaults, carelessSessions, earlyProgress, unreadableMessages } from './page-sights.ts';
import { brokenConnections } from './page-sockets.ts';
import { brokenAnswers, brokenConversations, brokenSending, untoldProgress } from './page-turns.ts';
import { brokenOpenings, brokenThreads } from './pages.ts';
import { pairsOf } from './pairs.ts';
import { proxies } from './proxy.ts';
import { silences } from './routing.ts';
import { agingSockets, connectionsThatFail, earlyMessages } from './sockets.ts';
import { messageRates, oddMessages, reconnections } from './sockets-messages.ts';
import { webServices } from './services.ts';
import { tokenSwitches } from './token-switches.ts';
import { tokens } from './tokens.ts';

const single: readonly CatalogueEntry[] = [
  ...configuration,
  ...localServices,
  ...clocks,
  ...names,
  ...wrongAddresses,
  ...connections,
  ...proxies,
  ...certificates,
  ...agingCertificates,
  ...edges,
  ...strangersAtTheDoor,
  ...messageRates,
  ...misledPages,
  ...hangs,
  ...webServices,
  ...downPages,
  ...mistakenAnswers,
  ...brokenEndpoints,
  ...brokenInterfaces,
  ...origins,
  ...untrueFacts,
  ...otherWays,
  ...brokenPages,
  ...revisions,
  ...logins,
  ...googleLogins,
  ...tokens,
  ...tokenSwitches,
  ...identities,
  ...sessions,
  ...carelessLogins,
  ...talkativeServices,
  ...doors,
  ...crowdIdentities,
  ...handshakes,
  ...carelessSockets,
  ...carriers,
  ...closes,
  ...connectionsThatFail,
  ...earlyMessages,
  ...agingSockets,
  ...oddMessages,
  ...talkativeRefusals,
  ...frames,
  ...modes,
  ...silences,
  ...isolation,
  ...openLists,
  ...spoofing,
  ...crowdLeaks,
  ...incompleteEvents,
  ...unpublishedEvents,
  ...disorderedEvents,
  ...lateEvents,
  ...lateByTheClock,
  ...agents,
  ...answers,
  ...conversations,
  ...stored,
  ...reconnections,
  ...storedThreads,
  ...slowness,
  ...hungryProcesses,
  ...slowReadiness,
  ...crowdFailures,
  ...coldStarts,
  ...unknownClocks,
  ...pages,
  ...brokenOpenings,
  ...brokenEntrances,
  ...carelessSessions,
  ...brokenConnections,
  ...brokenSending,
  ...untoldProgress,
  ...earlyProgress,
  ...brokenAnswers,
  ...unreadableMessages,
  ...brokenConversations,
  ...belatedFaults,
  ...brokenThreads,
];

/** Every fault that the suite must notice and name, lowest layer first; then faults in pairs. */
export const catalogue: readonly CatalogueEntry[] = [...single, ...pairsOf(single)];
