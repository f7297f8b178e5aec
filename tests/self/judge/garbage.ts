import fc from 'fast-check';

import type { Came } from './example-turn.ts';

const types = [
  ...[
    'agent_started',
    'agent_thinking',
    'tool_executing',
    'tool_completed',
    'agent_completed',
    'agent_error',
  ],
  ...[
    'event_batch',
    'system_message',
    'error_message',
    'agent_death',
    'pong',
    'ack',
    'agent_response',
    'unheard_of',
  ],
];
const fields = [
  ...[
    'run_id',
    'user_id',
    'thread_id',
    'agent_name',
    'timestamp',
    'payload',
    'data',
    'events',
    'event',
    'result',
  ],
  ...['response', 'reasoning', 'tool_name', 'call_id', 'metadata', 'message', 'error_message', 'recovered'],
];
const words = fc.constantFrom(
  'run_1',
  'Supervisor',
  'agent_thinking',
  '2026-11-21T23:53:40.590Z',
  'Onyx-0badc0de',
  '',
);
const leaf = fc.oneof(
  words,
  fc.string({ maxLength: 6 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.double(),
);

const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, tie('object'), fc.array(tie('value'), { maxLength: 2 })),
  object: fc.dictionary(fc.constantFrom(...fields, ...types), tie('value'), { maxKeys: 5 }),
})).value;

const said: fc.Arbitrary<Came['said']> = fc.oneof(
  fc
    .tuple(
      fc.option(fc.constantFrom(...types)),
      fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 7 }),
    )
    .map(([type, rest]) => ({ ...rest, ...(type === null ? {} : { type }) })),
  fc.json(),
  fc.string(),
);

/** Frames that no server should send: the right names with the wrong contents, and plain noise. */
export const garbage: fc.Arbitrary<readonly Came[]> = fc
  .array(fc.record({ waitMs: fc.nat(3000), said, binary: fc.constantFrom(false, false, false, true) }), {
    maxLength: 8,
  })
  .map((frames) => {
    let atMs = 0;
    return frames.map(({ waitMs, said: what, binary }) => ({ atMs: (atMs += waitMs), said: what, binary }));
  });
