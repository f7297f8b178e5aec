import fc from 'fast-check';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Frame = Record<string, Json>;

const server = { timestamp: '{timestamp_seconds}', server_id: null, correlation_id: null };

/** Frames outside the grammar: those of the contract, and some that it does not know. */
const outside = fc.constantFrom<Frame>(
  { type: 'heartbeat', data: {}, ...server },
  { type: 'pong', data: { timestamp: '{timestamp_seconds}', user_id: '{user_id}' }, ...server },
  { type: 'pong' },
  { type: 'ack', received_type: 'stop_agent', timestamp: '{timestamp_seconds}', status: 'acknowledged' },
  { type: 'system_message', data: { status: 'typing_acknowledged', thread_id: null }, ...server },
  { type: 'weather_report', payload: { sky: 'clear' }, run_id: '{run_id}' },
  { type: 'progress_update', payload: { percent: 40 }, run_id: '{run_id}', user_id: '{user_id}' },
  { type: 'agent_response_chunk', data: { text: 'Looking' }, ...server },
  { type: 'agent_stopped', payload: { status: 'stopped' } },
  { jsonrpc: '2.0', id: 1, result: {} },
);

const agent = fc.constantFrom('{agent_name}', '{agent_name}', 'Supervisor', 'TriageAgent', 'GhostAgent');
const step = fc.integer({ min: 100, max: 999 });
const event = (type: string, payload: fc.Arbitrary<Frame>): fc.Arbitrary<Frame> =>
  fc.record({ agent_name: agent, payload }).map(({ agent_name, payload: body }) => ({
    ...{ type, run_id: '{run_id}', user_id: '{user_id}' },
    ...{ agent_name, timestamp: '{timestamp}', payload: body },
  }));
const tool = fc.constantFrom('cost_analyzer', 'price_list', 'usage_report');
const thoughtBody = step.map((n): Frame => ({ reasoning: `Looking once more at item ${n}`, step_number: n }));

const events = fc.oneof(
  event(
    'agent_started',
    step.map((n) => ({ status: 'started', context: { step: n } })),
  ),
  event('agent_thinking', thoughtBody),
  event(
    'tool_executing',
    fc.tuple(tool, step).map(([tool_name, n]) => ({ tool_name, parameters: { query: `item ${n}` } })),
  ),
  event(
    'tool_completed',
    fc.tuple(tool, step).map(([tool_name, n]) => ({ tool_name, result: { output: `item ${n}` } })),
  ),
  event(
    'agent_completed',
    step.map((n) => ({ status: 'completed', result: { summary: `Part ${n} is ready` } })),
  ),
  event(
    'agent_error',
    step.map((n) => ({ status: 'error', error_message: `Step ${n} could not be finished` })),
  ),
);

const line = (type: string, agent_name: string, payload: Frame): Frame => ({
  ...{ type, run_id: '{run_id}', user_id: '{user_id}' },
  ...{ agent_name, timestamp: '{timestamp}', payload },
});

/** A thought; a whole tool call; the whole life of one more sub-agent. */
const work = fc.tuple(fc.constantFrom('thought', 'call', 'life'), tool, step).map(([what, tool_name, n]) => {
  const reasoning = { reasoning: `Looking once more at item ${n}`, step_number: n };
  const call = (agent_name: string): Frame[] => [
    line('tool_executing', agent_name, {
      tool_name,
      call_id: `call_${n}`,
      parameters: { query: `item ${n}` },
    }),
    line('tool_completed', agent_name, { tool_name, call_id: `call_${n}`, result: { output: `item ${n}` } }),
  ];
  if (what === 'thought') return [line('agent_thinking', '{agent_name}', reasoning)];
  if (what === 'call') return call('{agent_name}');
  return [
    line('agent_started', 'SpareAgent', { status: 'started', context: { step: n } }),
    line('agent_thinking', 'SpareAgent', reasoning),
    ...call('SpareAgent'),
    line('agent_completed', 'SpareAgent', { status: 'completed', result: { summary: `Part ${n} is ready` } }),
  ];
});

/** Two thoughts in one frame (V8 of the wire contract). */
const batch = fc.tuple(thoughtBody, thoughtBody).map(([one, two]): Frame => ({
  ...{ type: 'event_batch', batch_id: 'batch_1', batch_size: 2 },
  events: { agent_thinking: [one, two].map((body) => line('agent_thinking', '{agent_name}', body)) },
}));

/** What the server says when something is wrong, and frames in no known form. */
const odd = fc.constantFrom<Frame>(
  { type: 'error_message', error_code: 'AGENT_REQUEST_ERROR', error_message: 'It failed', details: {} },
  { type: 'error_message', error_code: 'AUTH_FAILED', error_message: 'Authentication failed', details: {} },
  { type: 'error', payload: { error: 'It failed' } },
  { type: 'connection_error', data: { message: 'Lost' }, ...server },
  { type: 'agent_death', run_id: '{run_id}', payload: { death_cause: 'timeout' } },
  { type: 'heartbeat', data: { user_id: '{other_user_id}' }, ...server },
  { type: 'pong', data: { user_id: 'demo-user-001' }, ...server },
  { type: 'thread_renamed', data: { title: 'Onyx-0badc0de' } },
  { payload: { reasoning: 'Looking' } },
  { type: '', payload: {} },
  {
    type: 'system_message',
    data: { event: 'agent_thinking', thought: 'Looking', run_id: '{run_id}' },
    ...server,
  },
);

export const injectedFrame = {
  outside,
  work,
  any: fc.oneof(
    { weight: 1, arbitrary: outside },
    { weight: 4, arbitrary: events },
    { weight: 1, arbitrary: batch },
    { weight: 2, arbitrary: odd },
  ),
};

/** Texts that are no frame. */
export const injectedText = fc.constantFrom(
  '',
  '[]',
  'null',
  '42',
  '"agent_started"',
  '{',
  'not found',
  '{}',
);
