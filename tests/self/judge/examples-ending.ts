import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import { answered, closedWith, ended, executing, golden, goodAnswer, silentAfter } from './example-turn.ts';

const [g1, g2, g3, g4] = golden as readonly [Came, Came, Came, Came, Came];
const other = (atMs: number, said: Record<string, unknown>): Came => ({ atMs, said });
const closes = [
  [1000, 'WS_CLOSED_BEFORE_TERMINAL'],
  [1001, 'WS_CLOSED_BEFORE_TERMINAL'],
  [1006, 'WS_1006'],
  [1008, 'WS_AUTH_FAILED'],
  [1009, 'MESSAGE_TOO_LARGE'],
  [1011, 'WS_1011'],
  [4001, 'WS_CLOSED_BEFORE_TERMINAL'],
] as const;

/** Silence and closes. */
export const endingExamples: readonly Example[] = [
  {
    name: 'only a heartbeat comes',
    frames: [other(3000, { type: 'heartbeat' })],
    more: silentAfter(5000, 'silent'),
    finds: [['AGENT_SILENT', 'Waited 5000 ms. A ping on a second socket was answered.']],
    shows: ['in 5000 ms came: heartbeat'],
  },
  {
    name: 'only a heartbeat comes to a message that carries no word of its own',
    frames: [other(3000, { type: 'heartbeat' })],
    more: silentAfter(5000, 'silent', { prompt: { text: 'Where is it dear?', nonce: '', expects: [] } }),
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
    shows: ['in 5000 ms came: nothing'],
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
    shows: ['in 5000 ms came: agent_response'],
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
    name: 'the turn is watched exactly until the server must have given up',
    frames: [g1, g2],
    more: silentAfter(18_000, 'stalled'),
    finds: [['AGENT_STALLED']],
  },
  {
    name: 'two frames come that mean nothing',
    frames: [other(30, { type: 'heartbeat' }), other(40, { type: 'pong' })],
    more: silentAfter(5000, 'silent'),
    finds: [['AGENT_SILENT']],
    shows: ['in 5000 ms came: heartbeat, pong'],
  },
  {
    name: 'one frame comes that cannot be read',
    frames: [{ atMs: 30, said: '{' }],
    more: silentAfter(5000, 'silent'),
    finds: [['FRAME_UNPARSABLE'], ['AGENT_SILENT']],
    shows: ['in 5000 ms came: unparsable'],
  },
  {
    name: 'what we sent ourselves is all that looks like a run',
    frames: golden.map((came) => ({ ...came, out: true })),
    more: silentAfter(5000, 'silent'),
    finds: [['AGENT_SILENT', 'Waited 5000 ms. A ping on a second socket was answered.']],
    shows: ['in 5000 ms came: nothing'],
  },
  {
    name: 'we sent what would be wrong had it come',
    frames: [
      ...golden,
      { atMs: 1910, said: '{', out: true },
      { atMs: 1920, said: { type: 'error_message', error_code: 'X', user_id: 'user-bobby-0002' }, out: true },
      { atMs: 1930, said: { type: 'tide', text: 'Onyx-0badc0de TypeError' }, out: true },
    ],
    finds: [],
  },
  ...(
    [
      [{ type: 'agent_task_ack' }, 'ACK_ONLY'],
      [{ type: 'system_message', data: { status: 'agent_message_acknowledged' } }, 'ACK_ONLY'],
      [{ type: 'system_message', status: 'acknowledged' }, 'ACK_ONLY'],
      [{ type: 'ack', text: 'Quartz-7f3a9c21' }, 'ACK_ONLY'],
      [{ type: 'heartbeat_ack' }, 'AGENT_SILENT'],
      [{ type: 'system_message', status: 12 }, 'AGENT_SILENT'],
      [{ type: 'system_message', status: ['acknowledged'] }, 'AGENT_SILENT'],
      [{ type: 'system_message', payload: { response: 'Still here' } }, 'AGENT_SILENT'],
      [{ type: 'system_message', data: { status: 'queued' } }, 'AGENT_SILENT'],
      [{ type: 'system_message', payload: { content: 'Still here' } }, 'AGENT_SILENT'],
      [{ type: 'system_message', payload: { content: 'About QUARTZ-7F3A9C21' } }, 'EVENTS_MISSING'],
    ] as const
  ).map(([said, code]): Example => ({
    name: `only this comes: ${JSON.stringify(said)}`,
    frames: [other(30, said)],
    more: silentAfter(5000, 'silent'),
    finds: [[code]],
    shows: ['in 5000 ms came: '],
  })),
  ...(
    [
      [{ type: 'message_ack' }, 'ACK_ONLY'],
      [{ type: 'note', status: 'acknowledged' }, 'ACK_ONLY'],
      [{ type: 'ack_queue' }, 'AGENT_SILENT'],
      [{ type: 'feedback' }, 'AGENT_SILENT'],
      [{ type: 'agent_response', payload: { result: { content: 'Hello' } } }, 'EVENTS_MISSING'],
      [{ type: 'agent_response', payload: { message: 'Hello' } }, 'AGENT_SILENT'],
    ] as const
  ).map(([said, code]): Example => ({
    name: `only this unknown frame comes: ${JSON.stringify(said)}`,
    frames: [other(30, said)],
    more: silentAfter(5000, 'silent'),
    finds: [[code], ['UNKNOWN_DRIFT', `Unknown frame types: ${said.type}.`]],
  })),
  ...[{ status: 'acknowledged' }, { text: 'About Quartz-7f3a9c21' }].map((said): Example => ({
    name: `only this comes, without a type: ${JSON.stringify(said)}`,
    frames: [other(30, said)],
    more: silentAfter(5000, 'silent'),
    finds: [['UNKNOWN_ENVELOPE'], ['AGENT_SILENT']],
  })),
  {
    name: 'three acknowledgements come',
    frames: [1, 2, 3].map((n) => other(n, { type: 'ack', n })),
    more: silentAfter(5000, 'silent'),
    finds: [['ACK_ONLY']],
    lines: 3,
  },
  {
    name: 'the end comes and the socket is closed after it',
    frames: [g1, g2, g3, g4, answered(1900)],
    more: closedWith(1000, 'main cleanup'),
    finds: [],
  },
];
