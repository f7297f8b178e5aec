import type { Layer } from '../diagnosis/codes.ts';
import type { RungName } from '../ladder/rung.ts';

/** One step on the way to an answered message, in the order in which they rest on each other. */
export interface Stage {
  readonly name: string;
  readonly title: string;
  /** Specs below `tests/` whose checks belong to it; a folder stands for all that is in it and not named elsewhere. */
  readonly specs: readonly string[];
  /** Layers whose findings belong to it. */
  readonly layers: readonly Layer[];
  /** The figure that is shown with it. */
  readonly metric: string | undefined;
  /** Probes of it, made once more after a failure. */
  readonly rungs: readonly RungName[];
}

/** The way of a chat, lowest step first. */
export const stages: readonly Stage[] = [
  {
    name: 'reach',
    title: 'The services are reached',
    specs: ['preflight/hosts', 'preflight/clock', 'preflight/cold-start'],
    layers: ['dns', 'tcp', 'tls', 'edge'],
    metric: 'connect',
    rungs: ['proxy', 'dns', 'tcp', 'tls'],
  },
  {
    name: 'services',
    title: 'The services say that they are well',
    specs: ['preflight'],
    layers: ['http'],
    metric: 'health',
    rungs: ['health'],
  },
  {
    name: 'login',
    title: 'Users can log in, and out again',
    specs: ['auth'],
    layers: ['auth'],
    metric: 'login',
    rungs: ['login', 'token'],
  },
  {
    name: 'guard',
    title: 'Nobody gets in without a valid login',
    specs: [
      'auth/minting',
      'auth/token-matrix',
      'auth/wrong-claims',
      'chat/refusal',
      'chat/token-carriers',
      'preflight/cors',
    ],
    layers: [],
    metric: undefined,
    rungs: [],
  },
  {
    name: 'socket',
    title: 'The chat opens and stays open',
    specs: [
      'chat/connect-rate',
      'chat/connection',
      'chat/heartbeat',
      'chat/modes',
      'chat/reconnect',
      'chat/several-sockets',
    ],
    layers: ['handshake', 'protocol'],
    metric: 'ws_open',
    rungs: ['upgrade', 'greeting', 'identity'],
  },
  {
    name: 'answer',
    title: 'A message gets a real answer, with all five agent events',
    specs: ['chat'],
    layers: ['routing', 'events', 'agent', 'answer', 'latency'],
    metric: 'answer',
    rungs: ['events'],
  },
  {
    name: 'apart',
    title: 'Users see only what is theirs',
    specs: ['browser/two-users', 'chat/isolation', 'chat/many-users', 'chat/parallel', 'chat/spoofing'],
    layers: ['isolation'],
    metric: undefined,
    rungs: [],
  },
  {
    name: 'kept',
    title: 'Conversations are kept',
    specs: ['chat/continuity', 'chat/forgetting', 'chat/persistence'],
    layers: ['data'],
    metric: undefined,
    rungs: [],
  },
  {
    name: 'page',
    title: 'The chat page shows it all to the user',
    specs: ['browser', 'preflight/page', 'preflight/chat-page'],
    layers: ['ui'],
    metric: 'ui_chat_visible',
    rungs: ['page'],
  },
];
