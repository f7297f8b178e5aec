import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import { ended, event, golden, goodAnswer, silentAfter, thinking } from './example-turn.ts';

const [g1, g2, g3, g4, g5] = golden as readonly [Came, Came, Came, Came, Came];
const other = (atMs: number, said: Record<string, unknown>): Came => ({ atMs, said });
const errorMessage = (code: string, text: string): Came =>
  other(30, { type: 'error_message', error_code: code, error_message: text });
const rootError = (payload: Record<string, unknown>): readonly Came[] => [
  ...[g1, g2, g3, g4],
  event(1900, 'agent_error', 'Supervisor', payload),
];
const endedWith = (payload: Record<string, unknown>): readonly Came[] => [
  ...[g1, g2, g3, g4],
  event(1900, 'agent_completed', 'Supervisor', payload),
];

/** Errors that the server reports, openly or inside a success. */
export const errorExamples: readonly Example[] = [
  {
    name: 'the server reports an error instead of events',
    frames: [errorMessage('AGENT_REQUEST_ERROR', 'Failed to process agent request')],
    more: silentAfter(5000, 'silent'),
    finds: [['AGENT_ERROR', 'The server said: AGENT_REQUEST_ERROR Failed to process agent request.']],
    shows: ['{"type":"error_message","error_code":"AGENT_REQUEST_ERROR"'],
  },
  {
    name: 'the server shows its own code',
    frames: [errorMessage('AGENT_REQUEST_ERROR', "name 'user_request' is not defined")],
    more: silentAfter(5000, 'silent'),
    finds: [
      ['CODE_LEAK', `Frame 1: :"AGENT_REQUEST_ERROR","error_message":"name 'user_request' is not defined"}.`],
      ['AGENT_ERROR'],
    ],
    shows: ["name 'user_request' is not defined"],
  },
  {
    name: 'the server says that the login is not accepted',
    frames: [errorMessage('AUTH_FAILED', 'Authentication failed')],
    more: silentAfter(5000, 'silent'),
    finds: [['WS_AUTH_FAILED', 'The server said: AUTH_FAILED Authentication failed.']],
  },
  {
    name: 'the server warns of its connection in between',
    frames: [
      g1,
      g2,
      other(450, { type: 'connection_error', data: { message: 'Late', support_code: 'CONN_1' } }),
      g3,
      g4,
      g5,
    ],
    finds: [['AGENT_ERROR', 'The server said: CONN_1 Late.']],
  },
  {
    name: 'the agent dies',
    frames: [
      g1,
      g2,
      other(450, { type: 'agent_death', run_id: 'run_1', payload: { death_cause: 'timeout' } }),
    ],
    more: silentAfter(15_400, 'stalled'),
    finds: [['AGENT_ERROR', 'The server said: timeout.'], ['AGENT_STALLED']],
  },
  {
    name: 'the root reports an error after its thought',
    frames: [
      g1,
      g2,
      event(500, 'agent_error', 'Supervisor', { error_message: 'cannot plan', status: 'error' }),
    ],
    finds: [
      ['AGENT_ERROR', 'The server said: cannot plan.'],
      ['EVENT_MISSING', 'Missing: tool_executing, tool_completed.'],
    ],
  },
  {
    name: 'a sub-agent reports an error and the root goes on',
    frames: [
      g1,
      g2,
      event(500, 'agent_error', 'DataAgent', { error_message: 'no data', status: 'error' }),
      g3,
      g4,
      g5,
    ],
    finds: [['AGENT_ERROR', 'The server said: no data.']],
  },
  ...(
    [
      ['AUTHENTICATION_REQUIRED', 'WS_AUTH_FAILED'],
      ['USER_UNAUTHORIZED', 'WS_AUTH_FAILED'],
      ['JWT_AUTH_FAILED', 'WS_AUTH_FAILED'],
      ['auth_failed', 'WS_AUTH_FAILED'],
      ['OAUTH_DOWN', 'AGENT_ERROR'],
    ] as const
  ).map(([said, code]): Example => ({
    name: `the server reports ${said}`,
    frames: [errorMessage(said, '')],
    more: silentAfter(5000, 'silent'),
    finds: [[code, `The server said: ${said}.`]],
  })),
  {
    name: 'the server reports four errors',
    frames: [1, 2, 3, 4].map((n) => errorMessage(`E${n}`, 'No')),
    more: silentAfter(5000, 'silent'),
    finds: [['AGENT_ERROR', 'The server said: E1 No.']],
    lines: 3,
  },
  {
    name: 'the root says "error"',
    frames: rootError({ error: 'no plan' }),
    finds: [['AGENT_ERROR', 'The server said: no plan.']],
  },
  {
    name: 'the root says "message"',
    frames: rootError({ message: 'no plan' }),
    finds: [['AGENT_ERROR', 'The server said: no plan.']],
  },
  {
    name: "the root's error is no text",
    frames: rootError({ error_message: { code: 7 }, message: 'no plan' }),
    finds: [['AGENT_ERROR', 'The server said: no plan.']],
  },
  {
    name: 'the root fails without a word',
    frames: rootError({}),
    finds: [['AGENT_ERROR', 'The server said: an error, without words.']],
  },
  {
    name: 'the root fails and another thought comes after it',
    frames: [g1, g2, event(500, 'agent_error', 'Supervisor', { error: 'no plan' }), thinking(600)],
    finds: [
      ['AGENT_ERROR'],
      ['EVENT_MISSING', 'Missing: tool_executing, tool_completed.'],
      ['EVENT_AFTER_TERMINAL', 'agent_thinking (Supervisor) in frame 4 came after the run had ended.'],
    ],
  },
  {
    name: 'the root fails and the tool comes after it',
    frames: [g1, g2, event(500, 'agent_error', 'Supervisor', { error: 'no plan' }), g3, g4, g5],
    finds: [
      ['AGENT_ERROR'],
      ['TERMINAL_REPEATED', 'The run ended 2 times; again by agent_completed (Supervisor) in frame 6.'],
      [
        'EVENT_AFTER_TERMINAL',
        'tool_executing (cost_analyzer by Supervisor) in frame 4 came after the run had ended.',
      ],
    ],
  },
  {
    name: 'a sub-agent reports an error after its end',
    frames: [
      g1,
      g2,
      g3,
      g4,
      ended(1600, 'DataAgent'),
      event(1700, 'agent_error', 'DataAgent', { error: 'no data' }),
      g5,
    ],
    finds: [['AGENT_ERROR', 'The server said: no data.']],
  },
  ...(
    [
      [{ result: { response: goodAnswer, success: false } }, 'success: false'],
      [{ success: false, result: { response: goodAnswer } }, 'success: false'],
      [{ result: { response: goodAnswer, workflow_completed: false } }, 'workflow_completed: false'],
      [{ result: { response: goodAnswer, status: 'Failed' } }, 'status: Failed'],
      [{ status: 'error', result: { response: goodAnswer } }, 'status: error'],
      [{ result: { response: goodAnswer, error: 'tool down' } }, 'error: tool down'],
    ] as const
  ).map(([payload, words]): Example => ({
    name: `the end says ${words} beside a right answer: ${Object.keys(payload).join()}`,
    frames: endedWith(payload),
    finds: [['AGENT_ERROR', `agent_completed (Supervisor) in frame 5 reports success, but says ${words}.`]],
    shows: ['{"type":"agent_completed"'],
  })),
  ...[
    {
      success: true,
      error: '',
      status: 'no error',
      result: { response: goodAnswer, status: 'failed over once' },
    },
    { result: goodAnswer, error: null, workflow_completed: true, status: 0 },
    { result: null, response: goodAnswer, results: {} },
    { result: goodAnswer, status: ['error'] },
  ].map((payload): Example => ({
    name: `the end says nothing wrong: ${JSON.stringify(payload).slice(0, 60)}`,
    frames: endedWith(payload),
    finds: [],
  })),
  {
    name: 'a tool fails and the agent goes on',
    frames: [
      ...[g1, g2, g3],
      event(1500, 'tool_completed', 'Supervisor', {
        tool_name: 'cost_analyzer',
        result: { status: 'error', success: false },
      }),
      g5,
    ],
    finds: [],
  },
];
