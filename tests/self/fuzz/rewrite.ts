import fc from 'fast-check';

import type { FaultInput } from '../../../faults/fault.ts';
import type { FrameMatch } from '../../../faults/vocabulary/frame-match.ts';

type Edit = Pick<Extract<FaultInput, { kind: 'frame-edit' }>, 'set' | 'delete'>;
type Aim = Pick<FrameMatch, 'type' | 'nth' | 'terminal'>;
type Json = NonNullable<Edit['set']>[string];

const set = (path: string, ...values: readonly Json[]): fc.Arbitrary<Edit> =>
  fc.constantFrom(...values).map((value) => ({ set: { [path]: value } }));
const without = (...paths: readonly string[]): fc.Arbitrary<Edit> =>
  fc.constantFrom(...paths).map((path) => ({ delete: [path] }));

const anotherUser = '9a11c0de-77aa-4f0e-8a10-222222222222';

/** One field of a message with another value, or none. Whether it matters is for the oracle to say. */
const ofAny = fc.oneof(
  { weight: 4, arbitrary: set('run_id', 'run_ffffffff00', 'thread_51', '', null, 7) },
  { weight: 2, arbitrary: set('payload.run_id', 'run_ffffffff00', 'run_before', '{run_id}') },
  {
    weight: 3,
    arbitrary: set('user_id', anotherUser, '{other_user_id}', 'demo-user-001', 'relaxed_04b51db7', '', null),
  },
  { weight: 2, arbitrary: set('payload.user_id', anotherUser, '{user_id}', 'emergency_1') },
  {
    weight: 3,
    arbitrary: set('agent_name', 'TriageAgent', 'DataAgent', 'GhostAgent', 'Supervisor', '', null),
  },
  { weight: 1, arbitrary: set('timestamp', 'yesterday', '', null) },
  { weight: 3, arbitrary: set('thread_id', 'thread_of_nobody', '{thread_id}', 'thread_a_session_b') },
  { weight: 2, arbitrary: set('payload.thread_id', 'thread_of_nobody', '{thread_id}') },
  { weight: 1, arbitrary: set('payload', null, 'text', []) },
  { weight: 1, arbitrary: set('type', null, 7) },
  {
    weight: 3,
    arbitrary: without('run_id', 'user_id', 'agent_name', 'timestamp', 'payload', 'data', 'type'),
  },
  { weight: 1, arbitrary: without('data.run_id', 'data.agent_name', 'data.timestamp') },
);
const ofThought = fc.oneof(
  set('payload.reasoning', '', '  ', 'Looking at project Onyx-0badc0de', 'One more thought'),
  set('payload.reasoning', "name 'user_request' is not defined", 'The word failed is no failure'),
  without('payload.reasoning', 'data.thought'),
);
const ofTool = fc.oneof(
  set('payload.tool_name', 'price_list', 'weather_forecast', '', 7),
  set('payload.call_id', 'call_other'),
  without('payload.tool_name', 'payload.call_id', 'data.tool', 'payload.result'),
);
const ofCompletion = fc.oneof(
  set('payload.result', null, '', 'Analysis completed.', {}),
  set('payload.result.response', '', 'Sorry, that went wrong. Please try again.', 'Agent response for: you'),
  set('payload.result.success', false, true),
  set('payload.result.status', 'failed', 'success'),
  set('payload.success', false),
  set('payload.error', 'It failed', ''),
  without('payload.result', 'payload.result.response', 'data.result'),
);
const some = (type: string | string[]): fc.Arbitrary<Aim> =>
  fc.integer({ min: 1, max: 4 }).map((nth) => ({ type, nth }));

/** What is rewritten, and in which messages; undefined: in any. */
export const rewrite: fc.Arbitrary<{ readonly aim: Aim | undefined; readonly edit: Edit }> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ aim: fc.constant(undefined), edit: ofAny }) },
  { weight: 1, arbitrary: fc.record({ aim: some('agent_thinking'), edit: ofThought }) },
  { weight: 2, arbitrary: fc.record({ aim: some(['tool_executing', 'tool_completed']), edit: ofTool }) },
  {
    weight: 2,
    arbitrary: fc.record({
      aim: fc.oneof(fc.constant<Aim>({ terminal: true }), some('agent_completed')),
      edit: ofCompletion,
    }),
  },
);

/** Fields that no contract knows, and the marks of a replay. */
export const harmlessEdit: fc.Arbitrary<Edit> = fc.oneof(
  set('colour', null, 'blue', [1, 2]),
  set('trace', { id: 't-1', parent: null }),
  set('event_id', 'e-1'),
  set('payload.weight', 3, [], { unit: 'kg' }),
  set('payload.progress_percentage', 40, null),
  set('recovered', true),
  set('attempt', 2),
  set('critical', true),
);
