import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChatSocket } from '../../../../helpers/chat/chat-socket.ts';
import type { LiveSocket } from '../../../../helpers/chat/live-socket.ts';
import type { SeveralSockets } from '../../../../helpers/chat/open-several.ts';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { judgePlacesBack, judgeSeveralSockets } from '../../../../helpers/judge/judge-several-sockets.ts';
import { judgeOtherSocket } from '../../../../helpers/judge/judge-two-sockets.ts';
import { golden, me, recordingOf } from '../../judge/example-turn.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { particulars } from './particulars.ts';

const live = (identity: string | undefined = 'user-1'): LiveSocket => ({
  socket: {} as ChatSocket,
  identity,
  subject: 'user-1',
});
const several = (count: number, part: Partial<SeveralSockets> = {}): SeveralSockets => ({
  wanted: 7,
  opened: Array.from({ length: count }, () => live()),
  refusal: undefined,
  ...part,
});
const full = finding('WS_1011', 'The server said: Maximum number of WebSocket managers (5) reached.');

describe('several sockets of one user', () => {
  test('hold when all are let in, and each is the user’s own', () => {
    assert.deepEqual(judgeSeveralSockets(several(7)), {
      findings: [],
      evidence: ['7 of 7 sockets of one user were open at once'],
    });
  });

  test('may be limited by a refusal that says so, from two on', () => {
    for (const refusal of [full, finding('WS_HTTP_403'), finding('WS_NOT_READY')]) {
      assert.deepEqual(judgeSeveralSockets(several(5, { refusal })).findings, []);
    }
    assert.match(
      judgeSeveralSockets(several(5, { refusal: full })).evidence[0] ?? '',
      /^5 of 7 .* the next: /,
    );
    assert.deepEqual(judgeSeveralSockets(several(1, { refusal: full })).findings, [full]);
  });

  test('must not be limited in silence', () => {
    const mute = finding('NO_CONNECTED_FRAME');
    assert.deepEqual(judgeSeveralSockets(several(6, { refusal: mute })).findings, [mute]);
  });

  test('must all be the user’s own', () => {
    const of = (...identities: (string | undefined)[]) =>
      particulars(
        judgeSeveralSockets(several(0, { opened: identities.map((one) => ({ ...live(), identity: one })) }))
          .findings,
      );

    assert.deepEqual(of('user-1', 'demo-user-001', 'demo-user-001'), [
      ['AUTH_BYPASSED', '2 of 3 sockets of user-1 run as demo-user-001.'],
    ]);
    assert.deepEqual(of('user-2', undefined), [
      ['IDENTITY_MISMATCH', '1 of 2 sockets of user-1 run as user-2.'],
      ['NO_PONG', '1 of 2 sockets of user-1 answer no ping, so whose they are is unproven.'],
    ]);
  });

  test('give their places back when they are closed', () => {
    assert.deepEqual(judgePlacesBack(several(5), several(5)), {
      findings: [],
      evidence: ['5 were open and closed, then 5 opened again'],
    });
    const judged = judgePlacesBack(several(5), several(2, { refusal: full }));
    assert.deepEqual(particulars(judged.findings), [
      ['CONNECTION_LEAK', 'After 5 sockets were closed, only 2 could be opened again.'],
    ]);
    assert.deepEqual(judged.findings[0]?.evidence, [full.sentence]);
  });

  test('show nothing when none was opened', () => {
    const none = several(0, { wanted: 0 });

    assert.deepEqual(judgeSeveralSockets(none), { findings: [], evidence: [] });
    assert.deepEqual(judgePlacesBack(none, none).unmeasurable, [
      'None had been let in, so none could be given back.',
    ]);
  });
});

describe('the other socket of a user who chats', () => {
  const recording = recordingOf(golden);
  const turn = new RecordedTurn(recording, undefined);
  const heard = recording.frames.filter(({ direction }) => direction === 'in');
  const other = (frames: typeof heard, closed?: { code: number }): LiveSocket => ({
    socket: { frames, isOpen: closed === undefined, closed } as unknown as ChatSocket,
    identity: me,
    subject: me,
  });
  const codesOf = (one: LiveSocket) => judgeOtherSocket(one, turn).findings.map(({ code }) => code);

  test('may hear the whole turn, or nothing of it', () => {
    assert.deepEqual(judgeOtherSocket(other(heard), turn), {
      findings: [],
      evidence: ["the turn ran on one socket as run_1; the user's other socket heard 5 agent events of it"],
      unmeasurable: [],
    });
    assert.deepEqual(codesOf(other([])), []);
  });

  test('hears of no other run and of nobody else', () => {
    const event = (head: object) =>
      makeFrame(9, {
        type: 'agent_started',
        run_id: 'run_1',
        user_id: me,
        agent_name: 'A',
        payload: {},
        ...head,
      });
    assert.deepEqual(codesOf(other([event({ run_id: 'run_7' })])), ['RUN_MISMATCH']);
    assert.deepEqual(codesOf(other([event({ user_id: 'somebody-else' })])), ['CROSS_USER_LEAK']);
  });

  test('is shown the run once, and in the order in which it happened', () => {
    const [first, second, ...rest] = heard.filter(({ reading }) => reading.kind === 'event');
    assert.ok(first && second);
    const swapped = [second, first, ...rest];
    assert.deepEqual(particulars(judgeOtherSocket(other([first, first, second, ...rest]), turn).findings), [
      ['EVENT_DUPLICATED', "The user's other socket is shown an event twice."],
    ]);
    assert.deepEqual(particulars(judgeOtherSocket(other(swapped), turn).findings), [
      [
        'EVENT_ORDER',
        "The user's other socket is shown the events in another order than the one that asked.",
      ],
    ]);
    assert.deepEqual(codesOf(other([second, ...rest])), []);
  });

  test('is proven to be the user’s by a pong, and says nothing of a turn that never ran', () => {
    assert.deepEqual(codesOf({ ...other([]), identity: undefined }), ['NO_PONG']);
    const idle = new RecordedTurn({ ...recording, frames: [] }, undefined);
    assert.deepEqual(judgeOtherSocket(other([]), idle).unmeasurable, [
      'No run came, so there was nothing that the other could hear.',
    ]);
  });

  test('is still there at the end', () => {
    assert.deepEqual(codesOf(other(heard, { code: 1006 })), ['WS_1006']);
    assert.deepEqual(codesOf(other(heard, { code: 1000 })), ['WS_CLOSED_BEFORE_TERMINAL']);
  });
});
