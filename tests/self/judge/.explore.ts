import { judgeTurn } from '../../../helpers/judge/judge-turn.ts';
import * as x from './example-turn.ts';
const {
  started,
  thinking,
  executing,
  completed,
  ended,
  answered,
  golden,
  event,
  recordingOf,
  silentAfter,
  closedWith,
  stamp,
} = x;
const [g1, g2, g3, g4, g5] = golden as [x.Came, x.Came, x.Came, x.Came, x.Came];
const show = (name: string, frames: readonly x.Came[], more = {}) => {
  console.log('##', name);
  for (const f of judgeTurn(recordingOf(frames, more)))
    console.log('  ', f.severity, f.code, '|', f.sentence, '|', JSON.stringify(f.evidence));
};
show('golden', golden);
show('thinking first', [thinking(20), ...golden]);
show('sub starts first', [started(20, 'TriageAgent'), ...golden]);
show('no start', golden.slice(1));
show('sub start only', [g2, started(500, 'TriageAgent'), g3, g4, g5]);
for (const k of [1, 2, 3])
  show(
    'missing ' + k,
    golden.filter((_, i) => i !== k),
  );
show('open', [g1, g2, g3, g4, executing(1600, 'price_list'), g5]);
show('unopened', [g1, g2, g3, g4, completed(1600, 'price_list'), g5]);
show('other agent', [g1, g2, g3, completed(1500, 'cost_analyzer', 'DataAgent'), g5]);
show('close before open', [g1, g2, completed(500), executing(700), g5]);
show('sub after end', [g1, g2, g3, g4, ended(1550, 'DataAgent'), thinking(1600, 'DataAgent'), g5]);
show('repeated', [...golden, answered(2900)]);
show('after', [...golden, thinking(2900)]);
show('completed after', [g1, g2, g3, answered(1400), completed(1500)]);
show('run', [g1, thinking(400, 'Supervisor', { run_id: 'thread_1' }), g3, g4, g5]);
show('norun', [g1, thinking(400, 'Supervisor', { run_id: undefined }), g3, g4, g5]);
show('user', [g1, thinking(400, 'Supervisor', { user_id: 'user-bobby-0002' }), g3, g4, g5]);
show('bypass', [g1, thinking(400, 'Supervisor', { user_id: 'demo-user-001' }), g3, g4, g5]);
show('nonce', [
  g1,
  event(400, 'agent_thinking', 'Supervisor', { reasoning: 'About Onyx-0badc0de' }),
  g3,
  g4,
  g5,
]);
show('pong user', [{ atMs: 10, said: { type: 'pong', data: { user_id: 'user-bobby-0002' } } }, ...golden]);
show('dup', [g1, g2, { ...g2, atMs: 600 }, g3, g4, g5]);
show('dup3', [g1, { ...g1, atMs: 1050 }, g2, g3, g4, { ...g1, atMs: 1600 }, g5]);
show('dup terminal', [...golden, { ...g5, atMs: 2900 }]);
show('starts twice', [g1, started(100), g2, g3, g4, g5]);
show('ends twice', [g1, g2, g3, g4, ended(1600, 'DataAgent'), ended(1700, 'DataAgent'), g5]);
show('unparsable', [g1, g2, { atMs: 450, said: '{"type":"agent_th' }, g3, g4, g5]);
show('array', [g1, g2, { atMs: 450, said: '[1]' }, g3, g4, g5]);
show('binary', [g1, g2, { atMs: 450, said: 'AAEC', binary: true }, g3, g4, g5]);
show('no type', [g1, g2, { atMs: 450, said: { hello: 1 } }, g3, g4, g5]);
show('wrapped V3', [
  g1,
  {
    atMs: 400,
    said: {
      type: 'system_message',
      data: {
        event: 'agent_thinking',
        content: 'Thinking',
        run_id: 'run_1',
        user_id: x.me,
        agent_name: 'Supervisor',
        timestamp: stamp(400),
      },
    },
  },
  g3,
  g4,
  g5,
]);
show('batch', [
  g1,
  {
    atMs: 400,
    said: {
      type: 'event_batch',
      events: {
        agent_thinking: [
          { run_id: 'run_1', agent_name: 'Supervisor', timestamp: stamp(400), payload: { reasoning: 'x' } },
        ],
      },
      batch_id: 'b',
    },
  },
  g3,
  g4,
  g5,
]);
show('data one', [
  g1,
  {
    atMs: 400,
    said: {
      type: 'agent_thinking',
      data: { thought: 'hm', run_id: 'run_1', timestamp: stamp(400) },
      timestamp: stamp(400),
    },
  },
  g3,
  g4,
  g5,
]);
show('flat one', [
  g1,
  {
    atMs: 400,
    said: {
      type: 'agent_thinking',
      thought: 'hm',
      run_id: 'run_1',
      agent: 'Supervisor',
      timestamp: stamp(400),
    },
  },
  g3,
  g4,
  g5,
]);
show('thinking no text', [g1, event(400, 'agent_thinking', 'Supervisor', { step_number: 1 }), g3, g4, g5]);
show('tool no name', [g1, g2, event(700, 'tool_executing', 'Supervisor', { parameters: {} }), g4, g5]);
show('no result', [g1, g2, g3, g4, event(1900, 'agent_completed', 'Supervisor', { status: 'completed' })]);
show('no agent', [g1, thinking(400, 'Supervisor', { agent_name: undefined }), g3, g4, g5]);
show('no timestamp', [g1, thinking(400, 'Supervisor', { timestamp: undefined }), g3, g4, g5]);
show('bad timestamp', [g1, thinking(400, 'Supervisor', { timestamp: 'yesterday' }), g3, g4, g5]);
show(
  'batch',
  golden.map((one) => ({ ...one, atMs: 1950 })),
);
show(
  'batch nostamps',
  golden.map((one) => ({ atMs: 1950, said: { ...(one.said as object), timestamp: undefined } })),
);
show('late', [
  g1,
  g2,
  g3,
  { ...completed(1500), said: { ...(completed(1500).said as object), timestamp: stamp(1500, 700) } },
  g5,
]);
show('gap', [g1, g2, g3, completed(16000), answered(16500)]);
show('first late', [started(5200), thinking(5400), executing(5500), completed(5600), answered(5700)]);
show('all late', [
  started(50),
  thinking(14000),
  executing(28000),
  completed(42000),
  thinking(55000),
  answered(61000),
]);
show('answer empty', [g1, g2, g3, g4, answered(1900, '')]);
show('answer wrong', [g1, g2, g3, g4, answered(1900, x.goodAnswer.replace('14,400', '14,401'))]);
show('answer nononce', [g1, g2, g3, g4, answered(1900, x.goodAnswer.replace(x.nonce, 'Quartz'))]);
show('echo', [g1, g2, g3, g4, answered(1900, recordingOf([]).prompt.text)]);
for (const t of [
  'Agent response for: x',
  'Mock triage agent response',
  'Sorry, there was an issue processing your request.',
  'I apologize, but I cannot help.',
  '...',
  'ok',
  'Traceback (most recent call last): File "/app/x.py" AttributeError: \'NoneType\'',
  "name 'user_request' is not defined",
  "{'status': 'completed', 'results': {}}",
  'MessageType.USER_TYPING',
])
  show('answer ' + t, [g1, g2, g3, g4, answered(1900, t)]);
show('silent', [{ atMs: 3000, said: { type: 'heartbeat' } }], silentAfter(5000, 'silent'));
show('silent dead', [], silentAfter(5000, 'silent', { secondSocket: 'dead' }));
show('silent notasked', [], silentAfter(5000, 'silent', { secondSocket: 'not-asked' }));
show(
  'ack',
  [{ atMs: 30, said: { type: 'ack', received_type: 'user_message' } }],
  silentAfter(5000, 'silent'),
);
show(
  'ack2',
  [{ atMs: 30, said: { type: 'system_message', data: { status: 'agent_message_acknowledged' } } }],
  silentAfter(5000, 'silent'),
);
show(
  'events missing',
  [{ atMs: 30, said: { type: 'agent_response', payload: { content: x.goodAnswer } } }],
  silentAfter(5000, 'silent'),
);
show('NO_TERMINAL', golden.slice(0, 4), silentAfter(16500, 'stalled'));
show('stalled', golden.slice(0, 2), silentAfter(15400, 'stalled'));
show('timeout', golden.slice(0, 2), silentAfter(18500, 'stalled'));
show('noterm timeout', golden.slice(0, 4), silentAfter(18500, 'stalled'));
for (const c of [1000, 1001, 1006, 1008, 1009, 1011, 4001])
  show('closed ' + c, golden.slice(0, 2), closedWith(c, 'main cleanup'));
show('closed 1000 none', [], closedWith(1000, 'main cleanup'));
show(
  'error_message',
  [
    {
      atMs: 30,
      said: {
        type: 'error_message',
        error_code: 'AGENT_REQUEST_ERROR',
        error_message: "Failed to process agent request: name 'user_request' is not defined",
      },
    },
  ],
  silentAfter(5000, 'silent'),
);
show(
  'error_message auth',
  [
    {
      atMs: 30,
      said: { type: 'error_message', error_code: 'AUTH_FAILED', error_message: 'Authentication failed' },
    },
  ],
  closedWith(1008),
);
show(
  'error_message auth silent',
  [
    {
      atMs: 30,
      said: { type: 'error_message', error_code: 'AUTH_FAILED', error_message: 'Authentication failed' },
    },
  ],
  silentAfter(5000, 'silent'),
);
show('connection_error', [
  ...golden.slice(0, 2),
  {
    atMs: 450,
    said: {
      type: 'connection_error',
      data: { message: 'Connection issue detected.', support_code: 'CONN_ERR_1' },
    },
  },
  ...golden.slice(2),
]);
show(
  'agent_death',
  [
    ...golden.slice(0, 2),
    { atMs: 450, said: { type: 'agent_death', run_id: 'run_1', payload: { death_cause: 'timeout' } } },
  ],
  silentAfter(15400, 'stalled'),
);
show('root error', [
  g1,
  g2,
  event(500, 'agent_error', 'Supervisor', { error_message: 'cannot pickle module object', status: 'error' }),
]);
show('sub error', [
  g1,
  g2,
  event(500, 'agent_error', 'DataAgent', { error_message: 'no data', status: 'error' }),
  g3,
  g4,
  g5,
]);
show('thread', [g1, thinking(400, 'Supervisor', { thread_id: 'thread_9' }), g3, g4, g5]);
show('drift', [
  g1,
  g2,
  { atMs: 410, said: { type: 'weather_report' } },
  { atMs: 411, said: { type: 'weather_report' } },
  g3,
  g4,
  g5,
]);
show('empty terminal', []);
