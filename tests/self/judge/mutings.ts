import type { TurnRecording } from '../../../helpers/chat/turn.ts';
import { golden, me, muted, recordingOf, type Came } from './example-turn.ts';

const silent: Partial<TurnRecording> = { ending: { kind: 'silent' }, secondSocket: 'alive' };

/** All that a socket says while no agent works, and a type that nobody knows. */
const noise: readonly Came[] = [
  { atMs: 10, said: { type: 'connect', data: { user_id: me, mode: 'main' } } },
  { atMs: 20, said: { type: 'heartbeat', timestamp: 1 } },
  { atMs: 30, said: { type: 'pong', data: { user_id: me } } },
  { atMs: 40, said: { type: 'message_ack', status: 'acknowledged' } },
  { atMs: 50, said: { type: 'banner', colour: 'green' } },
];

/** Turns in which no agent said anything, however busy they look. Every rule has to see through each of them. */
export const mutings: Readonly<Record<string, TurnRecording>> = {
  'a turn in which nothing came': muted(recordingOf(golden)),
  'a turn in which nothing came, although its recorder says that it ended': {
    ...muted(recordingOf(golden)),
    ending: { kind: 'terminal' },
  },
  'a turn of heartbeats, pongs and acknowledgements': recordingOf(noise, silent),
  // The suites before this one recorded what they had sent themselves (requirements S16 and S17).
  'a turn in which all five events are our own': recordingOf(
    golden.map((came) => ({ ...came, out: true })),
    silent,
  ),
};
