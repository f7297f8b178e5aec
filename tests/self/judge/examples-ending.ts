import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import {
  answered,
  closedWith,
  ended,
  event,
  executing,
  golden,
  goodAnswer,
  silentAfter,
} from './example-turn.ts';

const [g1, g2, g3, g4, g5] = golden as readonly [Came, Came, Came, Came, Came];
const other = (atMs: number, said: Record<string, unknown>): Came => ({ atMs, said });
const errorMessage = (code: string, text: string): Came =>
  other(30, { type: 'error_message', error_code: code, error_message: text });
const closes = [
  [1000, 'WS_CLOSED_BEFORE_TERMINAL'],
  [1001, 'WS_CLOSED_BEFORE_TERMINAL'],
  [1006, 'WS_1006'],
  [1008, 'WS_AUTH_FAILED'],
  [1009, 'MESSAGE_TOO_LARGE'],
  [1011, 'WS_1011'],
  [4001, 'WS_CLOSED_BEFORE_TERMINAL'],
] as const;

/** Silence, closes and errors that the server reports. */
export const endingExamples: readonly Example[] = [
  {
    name: 'only a heartbeat comes',
    frames: [other(3000, { type: 'heartbeat' })],
    more: silentAfter(5000, 'silent'),
    finds: [['AGENT_SILENT', 'Waited 5000 ms. A ping on a second socket was answered.']],
    shows: ['in 5000 ms came: heartbeat'],
  },
  {
    name: 'nothing comes and nobody asked a second socket',
    frames: [],
    more: silentAfter(5000, 'silent', { secondSocket: 'not-asked' }),
    finds: [['AGENT_SILENT', 'Waited 5000 ms.']],
    shows: ['in 5000 ms came: nothing'],
  },
  {
    name: 'nothing comes and the second socket is dead',
    frames: [],
    more: silentAfter(5000, 'silent', { secondSocket: 'dead' }),
    finds: [['WS_HALF_OPEN', 'A ping on a second socket was not answered either.']],
  },
  {
    name: 'only an acknowledgement comes',
    frames: [other(30, { type: 'ack', received_type: 'user_message' })],
    more: silentAfter(5000, 'silent'),
    finds: [['ACK_ONLY', 'A ping on a second socket was answered.']],
    shows: ['in 5000 ms came: ack', '{"type":"ack","received_type":"user_message"}'],
  },
  {
    name: 'an answer comes without any of the five',
    frames: [other(30, { type: 'agent_response', payload: { content: goodAnswer } })],
    more: silentAfter(5000, 'silent'),
    finds: [
      ['EVENTS_MISSING', 'Frame 1 answers, without any of the five.'],
      ['UNKNOWN_DRIFT', 'Unknown frame types: agent_response.'],
    ],
  },
  {
    name: 'all but the end comes',
    frames: [g1, g2, g3, g4],
    more: silentAfter(16_500, 'stalled'),
    finds: [
      [
        'NO_TERMINAL',
        'The last event was tool_completed (cost_analyzer by Supervisor) in frame 4 at 1500 ms; watched until 16500 ms.',
      ],
    ],
    shows: ['came: agent_started, agent_thinking, tool_executing, tool_completed'],
  },
  {
    name: 'a sub-agent ends and the root does not',
    frames: [g1, g2, g3, g4, ended(1600, 'DataAgent')],
    more: silentAfter(16_600, 'stalled'),
    finds: [['NO_TERMINAL']],
  },
  {
    name: 'two events come and no more',
    frames: [g1, g2],
    more: silentAfter(15_400, 'stalled'),
    finds: [
      [
        'AGENT_STALLED',
        'The last event was agent_thinking (Supervisor) in frame 2 at 400 ms; watched until 15400 ms.',
      ],
    ],
  },
  {
    name: 'the tool never ends',
    frames: [g1, g2, g3, g4, executing(1600, 'price_list')],
    more: silentAfter(16_600, 'stalled'),
    finds: [['AGENT_STALLED']],
  },
  {
    name: "two events come and no more until the server's own timeout is long over",
    frames: [g1, g2],
    more: silentAfter(18_500, 'stalled'),
    finds: [
      [
        'AGENT_TIMEOUT_NO_ERROR',
        'The last event was agent_thinking (Supervisor) in frame 2 at 400 ms; watched until 18500 ms.',
      ],
    ],
  },
  {
    name: 'two events come, and then the second socket is dead too',
    frames: [g1, g2],
    more: silentAfter(15_400, 'stalled', { secondSocket: 'dead' }),
    finds: [['WS_HALF_OPEN']],
  },
  ...closes.map(([code, finding]): Example => ({
    name: `the socket is closed with ${code} before any event`,
    frames: [],
    more: closedWith(code, 'main cleanup'),
    finds: [[finding, `Close code ${code}, reason "main cleanup", 300 ms after the message was sent.`]],
  })),
  {
    name: 'the socket is closed after two events',
    frames: [g1, g2],
    more: closedWith(1006),
    finds: [
      ['WS_1006', 'Close code 1006, no reason given, 700 ms after the message was sent.'],
      ['AGENT_STALLED'],
    ],
  },
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
    finds: [['CODE_LEAK'], ['AGENT_ERROR']],
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
  {
    name: 'the end comes and the socket is closed after it',
    frames: [g1, g2, g3, g4, answered(1900)],
    more: closedWith(1000, 'main cleanup'),
    finds: [],
  },
];
