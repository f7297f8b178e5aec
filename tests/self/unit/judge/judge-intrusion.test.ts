import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeIntrusion, type Intrusion } from '../../../../helpers/judge/judge-intrusion.ts';
import { judgeLoginLevels } from '../../../../helpers/judge/judge-login-levels.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const event = { type: 'agent_completed', run_id: 'run_1', payload: {} };

function judge(more: Partial<Intrusion>): readonly string[] {
  const judgement = judgeIntrusion({
    threadId: 'thread_7',
    ownerId: 'user-1',
    nonce: 'QX-1234',
    heard: [],
    stored: [],
    ...more,
  });
  assert.equal(judgement.evidence.length, 2);
  return particulars(judgement.findings).map(([code]) => code);
}

describe("a message into another user's thread", () => {
  test('is refused, ignored, or answered elsewhere', () => {
    const refusal = { type: 'error_message', error_code: 'THREAD_NOT_FOUND', error_message: 'no' };

    assert.deepEqual(judge({ heard: [makeFrame(1, refusal)] }), []);
    assert.deepEqual(judge({}), []);
    assert.deepEqual(
      judge({ heard: [makeFrame(1, { ...event, thread_id: 'thread_8', user_id: 'user-2' })] }),
      [],
    );
    assert.deepEqual(judge({ stored: [{ role: 'user', content: 'something of its own' }] }), []);
  });

  test('is not ignored on a socket that hears nothing at all', () => {
    const quiet = { threadId: 'thread_7', ownerId: 'user-1', nonce: 'QX-1234', stored: [] };
    const words =
      'The one who sent it heard nothing at all, not even a pong, so the message may never have arrived.';

    assert.deepEqual(judgeIntrusion({ ...quiet, heard: [] }).unmeasurable, [words]);
    assert.deepEqual(judgeIntrusion({ ...quiet, heard: [makeFrame(1, { type: 'pong' })] }).unmeasurable, []);
  });

  test('leaks when the thread keeps it, or anything of the thread comes back', () => {
    const leak = ['CROSS_USER_LEAK'];

    assert.deepEqual(judge({ stored: [{ role: 'user', content: 'For project qx-1234 …' }] }), leak);
    assert.deepEqual(judge({ heard: [makeFrame(1, { ...event, thread_id: 'thread_7' })] }), leak);
    assert.deepEqual(judge({ heard: [makeFrame(1, { ...event, user_id: 'user-1' })] }), leak);
  });
});

describe("the backend's words about its logins", () => {
  const levels = (more: object) =>
    makeReply(200, {
      validation_stats: {
        auth_permissiveness_stats: { by_level: { strict: 4, relaxed: 0, demo: 0, ...more } },
      },
    });
  const breaker = (state: string) =>
    makeReply(200, { circuit_breaker_status: { circuit_breaker: { state } } });
  const said = (...replies: Parameters<typeof judgeLoginLevels>[0]) =>
    particulars(judgeLoginLevels(replies).findings);

  test('name no lax level, an open breaker or a fallback', () => {
    assert.deepEqual(said(levels({}), breaker('closed')), []);
    assert.deepEqual(said(makeReply(503), makeReply(404)), []);
    assert.deepEqual(said(levels({ demo: 2, emergency: 1 }), breaker('open')), [
      [
        'AUTH_DEGRADED',
        '2 got in by the level demo; 1 got in by the level emergency; the breaker of the login is open.',
      ],
    ]);
    assert.deepEqual(
      said(makeReply(401, {}, { headers: new Headers({ 'X-Auth-Fallback-Source': 'cache' }) })),
      [['AUTH_DEGRADED', 'an answer came from the fallback "cache".']],
    );
  });

  test('are missing where no answer says anything of them', () => {
    const unmeasurable = (...replies: Parameters<typeof judgeLoginLevels>[0]) =>
      judgeLoginLevels(replies).unmeasurable;

    assert.deepEqual(unmeasurable(makeReply(503), makeReply(200, {}), makeReply(404)), [
      'No answer says how strictly logins are checked.',
    ]);
    assert.deepEqual(unmeasurable(makeReply(503), levels({})), []);
    assert.deepEqual(unmeasurable(makeReply(503), breaker('closed')), []);
  });

  test('are read in the health of the login as well', () => {
    const health = makeReply(200, {
      components: {
        circuit_breaker: { status: { circuit_breaker: { state: 'half_open' } } },
        permissiveness_validator: { stats: { auth_permissiveness_stats: { by_level: { relaxed: 1 } } } },
      },
    });

    assert.deepEqual(said(health), [
      ['AUTH_DEGRADED', '1 got in by the level relaxed; the breaker of the login is half_open.'],
    ]);
  });
});
