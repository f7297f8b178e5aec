/**
 * What only certain files may have, as data. An import that is not a type, from anywhere else in env, helpers or the specs, is
 * refused: each of these would let a test make the evidence that it then judges.
 *
 * @typedef {object} Reserved
 * @property {string} from A package, or a file from the root of the project.
 * @property {readonly string[]} names What it exports; `*` and `default` for all of it.
 * @property {readonly string[]} only The files that may import it.
 * @property {string} why Finishes the message.
 */

/** @type {readonly Reserved[]} */
export const reserved = [
  {
    from: 'jose',
    names: ['SignJWT', 'UnsecuredJWT', 'CompactSign', 'FlattenedSign', 'GeneralSign', '*', 'default'],
    only: ['helpers/auth/forge-token.ts'],
    why: 'a login comes from the auth service; nothing here signs what a run would take for one (requirements S10)',
  },
  {
    from: 'node:crypto',
    names: ['createHmac', 'createSign', 'sign', '*', 'default'],
    only: [],
    why: 'a login comes from the auth service; nothing here signs what a run would take for one (requirements S10)',
  },
  {
    from: 'ws',
    names: ['WebSocket', '*', 'default'],
    only: ['helpers/chat/chat-socket.ts'],
    why: 'every frame passes through the one socket that records it (requirements S16)',
  },
  {
    from: 'helpers/chat/read-frame.ts',
    names: ['readFrame'],
    only: [
      'helpers/chat/chat-socket.ts',
      'helpers/browser/page-witness.ts',
      // What was recorded once is read again, for nobody but the command that judges it again (see below).
      'helpers/recordings/frame-lines.ts',
      'helpers/recordings/session-turns.ts',
    ],
    why: 'a recorded frame is made by the socket, or by who watches a page, the moment it crosses (requirements S16 and S17)',
  },
  {
    from: 'helpers/chat/recorded-turn.ts',
    names: ['RecordedTurn'],
    only: ['helpers/chat/chat.ts', 'helpers/browser/ask-in-window.ts', 'helpers/recordings/judge-record.ts'],
    why: 'a turn comes from a chat or a window that asked and listened (requirements S16 and S17)',
  },
  {
    from: 'helpers/recordings/read-turn.ts',
    names: ['readTurn'],
    only: [
      'helpers/recordings/read-recording.ts',
      'helpers/recordings/read-turns.ts',
      'helpers/recordings/turns-of-run.ts',
    ],
    why: 'a turn out of a file is drawn, and judged by `npm run judge`; no check rests on it (requirements S16 and S17)',
  },
  {
    from: 'helpers/recordings/session-turns.ts',
    names: ['sessionTurns'],
    only: ['helpers/recordings/read-recording.ts'],
    why: 'a turn out of a file is drawn, and judged by `npm run judge`; no check rests on it (requirements S16 and S17)',
  },
  {
    from: 'helpers/recordings/judge-record.ts',
    names: ['judgeRecord'],
    only: ['helpers/recordings/conclude-turn.ts'],
    why: 'a turn out of a file is drawn, and judged by `npm run judge`; no check rests on it (requirements S16 and S17)',
  },
];
