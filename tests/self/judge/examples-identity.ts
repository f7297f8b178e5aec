import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import { answered, event, golden, me, silentAfter, started, thinking } from './example-turn.ts';

const [g1, g2, g3, g4, g5] = golden as readonly [Came, Came, Came, Came, Came];
const withThought = (came: Came): readonly Came[] => [g1, came, g3, g4, g5];

/** Rule 6: whose the frames are. */
export const identityExamples: readonly Example[] = [
  {
    name: 'one event carries another run',
    frames: withThought(thinking(400, 'Supervisor', { run_id: 'thread_1' })),
    finds: [
      [
        'RUN_MISMATCH',
        "One event carries another run id than this turn's run_1: agent_thinking (Supervisor) in frame 2.",
      ],
    ],
    shows: ['agent_thinking (Supervisor) in frame 2: run thread_1'],
  },
  {
    name: 'two events name this run at the top and another one below',
    frames: [
      g1,
      event(400, 'agent_thinking', 'Supervisor', { reasoning: 'Thinking', run_id: 'run_8' }),
      g3,
      g4,
      { atMs: 1900, said: { ...(g5.said as object), data: { run_id: 'run_9' } } },
    ],
    finds: [
      [
        'RUN_MISMATCH',
        "2 events carry another run id than this turn's run_1: agent_thinking (Supervisor) in frame 2.",
      ],
    ],
    shows: [
      'agent_thinking (Supervisor) in frame 2: run run_8',
      'agent_completed (Supervisor) in frame 5: run run_9',
    ],
  },
  {
    name: 'an event names this run at the top and once more below',
    frames: withThought(
      event(400, 'agent_thinking', 'Supervisor', { reasoning: 'Thinking', run_id: 'run_1' }),
    ),
    finds: [],
  },
  ...['', 7, null].map((run_id): Example => ({
    name: `an event has ${JSON.stringify(run_id)} for a run id below, which names none`,
    frames: withThought(event(400, 'agent_thinking', 'Supervisor', { reasoning: 'Thinking', run_id })),
    finds: [],
  })),
  {
    name: "an unfinished earlier run's thought comes in between",
    frames: [g1, g2, thinking(450, 'Supervisor', { run_id: 'run_0' }), g3, g4, g5],
    more: { earlierRuns: [{ runId: 'run_0', ended: false }] },
    finds: [],
  },
  {
    name: "one event is another user's",
    frames: withThought(thinking(400, 'Supervisor', { user_id: 'user-bobby-0002' })),
    finds: [['CROSS_USER_LEAK', `Frame 2 belongs to user user-bobby-0002, not to ${me}.`]],
    shows: ['frame 2: {"type":"agent_thinking"'],
  },
  {
    name: "a pong is another user's",
    frames: [{ atMs: 10, said: { type: 'pong', data: { user_id: 'user-bobby-0002' } } }, ...golden],
    finds: [['CROSS_USER_LEAK', `Frame 1 belongs to user user-bobby-0002, not to ${me}.`]],
  },
  {
    name: "another user's whole run comes first",
    frames: [
      started(20, 'Supervisor', { user_id: 'user-bobby-0002', run_id: 'run_9' }),
      thinking(30, 'Supervisor', { user_id: 'user-bobby-0002', run_id: 'run_9' }),
      ...golden,
    ],
    finds: [['CROSS_USER_LEAK', `Frame 1 belongs to user user-bobby-0002, not to ${me}.`]],
    shows: ['frame 2: '],
  },
  ...['demo-user-001', 'relaxed_04b51db7', 'emergency_7'].map((user): Example => ({
    name: `one event is addressed to ${user}`,
    frames: withThought(thinking(400, 'Supervisor', { user_id: user })),
    finds: [['AUTH_BYPASSED', `Events are addressed to the made-up user ${user}.`]],
  })),
  {
    name: 'a thought speaks of a project that this user never named',
    frames: withThought(event(400, 'agent_thinking', 'Supervisor', { reasoning: 'About Onyx-0badc0de' })),
    finds: [['CROSS_USER_LEAK', 'Frame 2 carries Onyx-0badc0de, which this user never sent.']],
  },
  {
    name: 'a thought speaks of a project of an earlier turn of the thread',
    frames: withThought(event(400, 'agent_thinking', 'Supervisor', { reasoning: 'About Onyx-0badc0de' })),
    more: { ownNonces: ['Onyx-0badc0de', 'Quartz-7f3a9c21'] },
    finds: [],
  },
  {
    name: 'one event names another thread',
    frames: withThought(thinking(400, 'Supervisor', { thread_id: 'thread_9' })),
    finds: [
      [
        'THREAD_MISMATCH',
        'Sent to thread thread_1, but agent_thinking (Supervisor) in frame 2 names thread_9.',
      ],
    ],
  },
  {
    name: 'one event names the thread, and one that is not known is compared with nothing',
    frames: withThought(thinking(400, 'Supervisor', { thread_id: 'thread_9' })),
    more: { threadId: undefined },
    finds: [],
  },
  {
    name: 'one event names the thread that was written to',
    frames: withThought(thinking(400, 'Supervisor', { thread_id: 'thread_1' })),
    finds: [],
  },
  {
    name: 'the server has rewritten the thread id in its own way',
    frames: withThought(thinking(400, 'Supervisor', { thread_id: 'thread_3f1c_1795_session_12_1_ab' })),
    finds: [],
  },
  {
    name: 'one event names something that only looks like a rewritten thread id',
    frames: withThought(thinking(400, 'Supervisor', { thread_id: 'no_thread_3f1c_session_12' })),
    finds: [['THREAD_MISMATCH']],
  },
  {
    name: 'frames name the user cut short, as the greeting does',
    frames: [{ atMs: 10, said: { type: 'connect', data: { user_id: '3f1c2a9e...' } } }, ...golden],
    finds: [],
  },
  {
    name: 'a frame names another user cut short',
    frames: [{ atMs: 10, said: { type: 'connect', data: { user_id: 'deadbeef...' } } }, ...golden],
    finds: [['CROSS_USER_LEAK', `Frame 1 belongs to user deadbeef..., not to ${me}.`]],
  },
  {
    name: 'a frame names another user cut short whose id begins alike',
    frames: [{ atMs: 10, said: { type: 'connect', data: { user_id: '3f1deadb...' } } }, ...golden],
    finds: [['CROSS_USER_LEAK', `Frame 1 belongs to user 3f1deadb..., not to ${me}.`]],
  },
  {
    name: 'one event carries another run and lacks its stamp',
    frames: withThought(thinking(400, 'Supervisor', { run_id: 'run_9', timestamp: undefined })),
    finds: [['RUN_MISMATCH'], ['EVENT_SCHEMA', 'agent_thinking (Supervisor) in frame 2 lacks timestamp.']],
    lines: 2,
  },
  {
    name: "the end is the answer to somebody else's question",
    frames: [g1, g2, g3, g4, answered(1900, 'Project Onyx-0badc0de costs 12 dollars.')],
    finds: [['CROSS_USER_LEAK', 'Frame 5 carries Onyx-0badc0de, which this user never sent.']],
  },
  {
    name: 'a frame names the beginning of the user without saying that it is cut',
    frames: [{ atMs: 10, said: { type: 'pong', data: { user_id: '3f1c2a9e' } } }, ...golden],
    finds: [['CROSS_USER_LEAK', `Frame 1 belongs to user 3f1c2a9e, not to ${me}.`]],
  },
  {
    name: 'a frame names a made-up user cut short',
    frames: [{ atMs: 10, said: { type: 'connect', data: { user_id: 'demo-use...' } } }, ...golden],
    finds: [['AUTH_BYPASSED', 'Events are addressed to the made-up user demo-use....']],
    shows: ['frame 1: {"type":"connect"'],
  },
  {
    name: 'a frame has an empty user',
    frames: [{ atMs: 10, said: { type: 'pong', user_id: '', data: { user_id: me } } }, ...golden],
    finds: [],
  },
  {
    name: 'an event of a finished earlier run comes late',
    frames: [g1, g2, thinking(450, 'Supervisor', { run_id: 'run_0' }), g3, g4, g5],
    more: {
      earlierRuns: [
        { runId: 'run_00', ended: false },
        { runId: 'run_0', ended: true },
      ],
    },
    finds: [
      [
        'EVENT_AFTER_TERMINAL',
        'agent_thinking (Supervisor) in frame 3 belongs to the earlier run run_0, which had ended.',
      ],
    ],
  },
  {
    name: 'an event of an unfinished earlier run comes, and another run had ended',
    frames: [g1, g2, thinking(450, 'Supervisor', { run_id: 'run_00' }), g3, g4, g5],
    more: {
      earlierRuns: [
        { runId: 'run_0', ended: true },
        { runId: 'run_00', ended: false },
      ],
    },
    finds: [],
  },
  {
    name: 'nothing but another user comes',
    frames: [thinking(400, 'Supervisor', { user_id: 'user-bobby-0002' })],
    more: silentAfter(5000, 'silent'),
    finds: [['CROSS_USER_LEAK'], ['AGENT_SILENT']],
  },
];
