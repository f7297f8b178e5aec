import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unexplained } from '../../../../helpers/diagnosis/explains.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { isolationMatrix } from '../../../../helpers/judge/isolation-matrix.ts';
import type { UserRecord } from '../../../../helpers/judge/isolation-record.ts';
import { judgeIsolation } from '../../../../helpers/judge/judge-isolation.ts';
import { answered, closedWith, golden, me, nonce, recordingOf } from '../../judge/example-turn.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { frameOf, heard, idOf, makeRecord, makeUser, nonceOf, overhearing } from './make-crowd.ts';

const crowd = (size: number): readonly UserRecord[] =>
  Array.from({ length: size }, (_, at) => makeUser(at + 1));
const codesOf = (users: readonly UserRecord[]): string[] =>
  judgeIsolation(makeRecord(users)).findings.map(({ code }) => code);
const withUser = (users: readonly UserRecord[], changed: UserRecord): readonly UserRecord[] =>
  users.map((user) => (user.number === changed.number ? changed : user));
const third = (users: readonly UserRecord[]): UserRecord => users[2] as UserRecord;

describe('the matrix of a crowd', () => {
  test('is the identity where everybody received its own alone', () => {
    for (const size of [2, 5, 10]) {
      const { cells, ofStrangers, leaks, users } = isolationMatrix(crowd(size));
      assert.deepEqual(
        cells,
        users.map((row) => users.map((column) => (row === column ? golden.length : 0))),
      );
      assert.deepEqual([ofStrangers.filter((count) => count > 0), leaks], [[], []]);
    }
  });

  test('shows one single frame that went to another, with who received whose', () => {
    const users = crowd(10);
    const stray = frameOf(third(users), 2);
    const { cells, leaks } = isolationMatrix(withUser(users, overhearing(makeUser(7), stray)));

    assert.equal(cells[6]?.[2], 1);
    assert.deepEqual(leaks, [{ receiver: 7, owner: 3, frames: 1, first: stray }]);
  });

  test('finds what is of another by nonce, by user, by thread and by a fact that was told', () => {
    const marks = {
      nonce: { type: 'notice', text: `about ${nonceOf(1).toUpperCase()}` },
      user: { type: 'notice', data: { user_id: idOf(1) } },
      thread: { type: 'notice', data: { id: 'thread_of_1_' } },
      fact: {
        type: 'agent_completed',
        run_id: 'run_9',
        agent_name: 'Supervisor',
        timestamp: '2026-11-21T23:53:39.019908+00:00',
        payload: { status: 'completed', result: { response: 'The budget is $4,810 a month.' } },
      },
    };
    for (const [name, said] of Object.entries(marks)) {
      const users = [makeUser(1, { facts: ['4810'] }), overhearing(makeUser(2), makeFrame(9, said))];
      assert.deepEqual(
        isolationMatrix(users).leaks.map(({ receiver, owner }) => [receiver, owner]),
        [[2, 1]],
        name,
      );
    }
  });

  test('counts what belongs to nobody among them apart, and takes made-up users for no stranger', () => {
    const of = (userId: string): ReturnType<typeof makeFrame> =>
      makeFrame(9, { type: 'notice', data: { user_id: userId } });
    const { cells, ofStrangers, leaks } = isolationMatrix([
      makeUser(1),
      overhearing(makeUser(2), of('u-77')),
    ]);
    assert.deepEqual(
      [cells[1], ofStrangers],
      [
        [0, golden.length],
        [0, 1],
      ],
    );
    assert.equal(leaks[0]?.owner, undefined);
    assert.deepEqual(isolationMatrix([makeUser(1), overhearing(makeUser(2), of('demo-user-001'))]).leaks, []);
  });

  test('takes a cut id that may be the own one for the own one, and what was sent for nothing received', () => {
    const greeting = makeFrame(9, { type: 'connect', data: { user_id: 'user-...' } });
    const sent = makeFrame(9, { type: 'x', text: nonceOf(1) }, { direction: 'out' });
    assert.deepEqual(isolationMatrix([makeUser(1), overhearing(makeUser(2), greeting, sent)]).leaks, []);
  });
});

describe('a crowd', () => {
  test('that is served and kept apart holds, and says what that rests on', () => {
    assert.deepEqual(judgeIsolation(makeRecord(crowd(10))), {
      findings: [],
      evidence: [
        '10 users, 1 round, 10 turns, up to 10 under way at once; 50 frames, of which 50 named their receiver and 0 somebody else',
        '10 identities of 10 users; 0 were dropped and came back',
      ],
    });
  });

  test('in which nothing was received has nothing to judge', () => {
    const mute = makeUser(1, { frames: [], turns: [] });
    assert.deepEqual(judgeIsolation(makeRecord([mute])).evidence, []);
  });

  test('leaks when one frame reached another: one finding, by number, with the frame', () => {
    const users = crowd(10);
    const { findings } = judgeIsolation(
      makeRecord(withUser(users, overhearing(makeUser(7), frameOf(third(users), 2)))),
    );
    assert.deepEqual(
      findings.map(({ code, sentence }) => [code, sentence]),
      [
        [
          'CROSS_USER_LEAK',
          'One user receives what belongs to another. User 7 of 10 received 1 frame of user 3; one cell of the matrix should be empty.',
        ],
      ],
    );
    assert.match(
      findings[0]?.evidence[0] ?? '',
      /^user 7 received 1 frame of user 3: frame 2: \{"type":"agent_thinking"/,
    );
  });

  test('whose frame went astray does not fail besides for lacking it', () => {
    const users = crowd(2);
    const [one, two] = users as [UserRecord, UserRecord];
    const lacking = one.frames.filter(({ index }) => index !== 2);
    const robbed = {
      ...one,
      frames: lacking,
      turns: one.turns.map((turn) => ({ ...turn, frames: lacking })),
    };
    assert.deepEqual(codesOf([robbed, overhearing(two, frameOf(one, 2))]), ['CROSS_USER_LEAK']);
  });

  test('of whom the server takes two for one collides', () => {
    const codes = codesOf([makeUser(1), makeUser(2, { identities: [idOf(1)] })]);
    assert.deepEqual(codes, ['IDENTITY_COLLISION', 'IDENTITY_MISMATCH']);
  });

  test('whose later sockets belong to somebody else is mistaken for somebody else', () => {
    const codes = codesOf([makeUser(1, { identities: [idOf(1), 'u-77'] }), makeUser(2)]);
    assert.deepEqual(codes, ['IDENTITY_MISMATCH']);
  });

  test('that runs under a made-up user is no crowd', () => {
    const demo = { identities: ['demo-user-001'] };
    assert.deepEqual(codesOf([makeUser(1, demo), makeUser(2, demo)]), [
      'IDENTITY_COLLISION',
      'AUTH_BYPASSED',
    ]);
  });

  test('that cannot be told apart by its pongs is not proven to be one', () => {
    assert.deepEqual(codesOf([makeUser(1, { identities: [undefined] }), makeUser(2)]), ['NO_PONG']);
  });

  test('fails when one user fails, with the cause of each', () => {
    const refused = finding('WS_HTTP_500', 'It answered 500.');
    const out = makeUser(2, { frames: [], turns: [], identities: [], failures: [refused] });
    const cut = recordingOf(golden.slice(0, 3), closedWith(1011));
    const own = cut.frames.map((frame) =>
      heard(frame, frame.raw.replaceAll(me, idOf(4)).replaceAll(nonce, nonceOf(4))),
    );
    const broken = makeUser(4, {
      frames: own,
      turns: [
        {
          ...cut,
          frames: own,
          userId: idOf(4),
          prompt: { ...cut.prompt, nonce: nonceOf(4) },
          ownNonces: [nonceOf(4)],
        },
      ],
    });
    const { findings } = judgeIsolation(makeRecord([makeUser(1), out, makeUser(3), broken]));
    const [failed] = findings;
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['CONCURRENCY_FAIL'],
    );
    assert.match(failed?.sentence ?? '', /2 of 4 users at once failed\.$/);
    assert.match(failed?.evidence[0] ?? '', /^user 2: WS_HTTP_500: /);
    assert.match(failed?.evidence[1] ?? '', /^user 4: WS_1011: /);
  });

  test('of whom nobody is answered met a silent agent, which may be so for one alone as well', () => {
    const silent = finding('AGENT_SILENT');
    const mute = (number: number): UserRecord => makeUser(number, { turns: [], failures: [silent] });
    assert.deepEqual(codesOf([mute(1), mute(2)]), ['AGENT_SILENT', 'CONCURRENCY_FAIL']);
    assert.deepEqual(
      unexplained(judgeIsolation(makeRecord([mute(1), mute(2)])).findings).map(({ code }) => code),
      ['AGENT_SILENT'],
    );
    assert.deepEqual(codesOf([makeUser(1), mute(2)]), ['CONCURRENCY_FAIL']);
  });

  test('fails when a turn of one brings nothing that carries its own nonce', () => {
    const user = makeUser(2);
    const mute = user.frames.map((frame) =>
      frame.direction === 'in' ? heard(frame, frame.raw.replaceAll(nonceOf(2), 'the project')) : frame,
    );
    const turns = user.turns.map((turn) => ({ ...turn, frames: mute }));
    const { findings } = judgeIsolation(makeRecord([makeUser(1), { ...user, frames: mute, turns }]));
    assert.match(findings[0]?.evidence[0] ?? '', /^user 2: ANSWER_WRONG: /);
  });

  test('takes a nonce with another hyphen for the same', () => {
    const user = makeUser(2);
    const soft = nonceOf(2).replace('-', '\u2011');
    const frames = user.frames.map((frame) =>
      frame.direction === 'in' ? heard(frame, frame.raw.replaceAll(nonceOf(2), soft)) : frame,
    );
    const turns = user.turns.map((turn) => ({ ...turn, frames }));
    assert.deepEqual(codesOf([makeUser(1), { ...user, frames, turns }]), []);
  });

  test('keeps what guards a user under its own name', () => {
    const mixed = recordingOf([...golden.slice(0, 4), answered(1900, undefined, { run_id: 'run_2' })]);
    const own = mixed.frames.map((frame) =>
      heard(frame, frame.raw.replaceAll(me, idOf(1)).replaceAll(nonce, nonceOf(1))),
    );
    const turns = [
      {
        ...mixed,
        frames: own,
        userId: idOf(1),
        prompt: { ...mixed.prompt, nonce: nonceOf(1) },
        ownNonces: [nonceOf(1)],
      },
    ];
    assert.deepEqual(codesOf([makeUser(1, { frames: own, turns }), makeUser(2)]), ['RUN_MISMATCH']);
  });
});
