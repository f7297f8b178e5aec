import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PostedTurn } from '../../../../helpers/chat/chat.ts';
import { httpRoutes } from '../../../../helpers/chat/http-routes.ts';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { judgeFallback, judgePosted } from '../../../../helpers/judge/judge-posted.ts';
import { golden, goodAnswer, muted, recordingOf } from '../../judge/example-turn.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const whole = recordingOf(golden);
const url = `http://backend.example${httpRoutes.page.path}`;
const taken = { message: goodAnswer, status: 'completed' };

function posted(status: number, body: unknown, recording: typeof whole | undefined = whole): PostedTurn {
  const turn = status === 200 && recording ? new RecordedTurn(recording, undefined) : undefined;
  const asker = { userId: whole.userId, threadId: 'thread_1' };
  return { prompt: whole.prompt, asker, reply: makeReply(status, body, { url, method: 'POST' }), turn };
}

const codesOf = (one: PostedTurn): string[] =>
  judgePosted(one, httpRoutes.page).findings.map(({ code }) => code);

describe('a message over HTTP', () => {
  test('holds when the reply answers it and its run was seen to end with the same', () => {
    const judgement = judgePosted(posted(200, taken), httpRoutes.page);

    assert.deepEqual(judgement.findings, []);
    assert.match(judgement.evidence[0] ?? '', /^\/api\/agent\/v2\/execute answered: Project /);
    assert.match(judgement.evidence[1] ?? '', /^on the socket: agent_started, /);
    assert.equal(judgement.turns?.length, 1);
  });

  test('is refused with the fields that are wanted, each named once', () => {
    const missing = (name: string) => ({ type: 'missing', loc: ['query', name], msg: 'Field required' });
    const one = posted(422, { detail: [missing('user_id'), missing('thread_id'), missing('user_id')] });

    assert.deepEqual(particulars(judgePosted(one, httpRoutes.page).findings), [
      [
        'API_CONTRACT',
        'A message to /api/agent/v2/execute got 422. It wants: query.user_id (Field required), query.thread_id (Field required).',
      ],
    ]);
    assert.equal(judgePosted(one, httpRoutes.page).turns, undefined);
  });

  for (const [status, body, codes] of [
    [404, { detail: 'Not Found' }, ['API_ROUTE_MISSING']],
    [405, {}, ['API_ROUTE_MISSING']],
    [400, {}, ['API_CONTRACT']],
    [401, { detail: 'Invalid or expired token' }, ['JWT_CROSS_SERVICE_REJECTED']],
    [500, { detail: "object has no attribute 'websocket_connection_id'" }, ['API_5XX', 'CODE_LEAK']],
    [503, {}, ['API_5XX']],
  ] as const) {
    test(`that got ${status} is ${codes.join(' and ')}`, () => {
      assert.deepEqual(codesOf(posted(status, body)), codes);
    });
  }

  test('is not answered by a reply without a text, or by an empty, a wrong or a prepared one', () => {
    assert.deepEqual(codesOf(posted(200, { status: 'completed' })), ['API_CONTRACT']);
    assert.deepEqual(codesOf(posted(200, { message: ' ' })), ['RESPONSE_NOT_SUBSTANTIVE', 'ANSWER_WRONG']);
    assert.deepEqual(codesOf(posted(200, { message: 'Seven.' })), ['ANSWER_WRONG', 'ANSWER_WRONG']);
    assert.equal(codesOf(posted(200, { message: 'Degraded mode: try later' }))[0], 'CANNED_AGENT');
  });

  for (const [what, field, code, words] of [
    ['did not succeed', { success: false }, 'AGENT_ERROR', 'says success: false'],
    ['did not succeed, by its status', { status: 'failed' }, 'AGENT_ERROR', 'says status: failed'],
    ['did not succeed, by its error', { error: 'no agent' }, 'AGENT_ERROR', 'says error: no agent'],
    ['is for somebody else', { user_id: 'user-8' }, 'IDENTITY_MISMATCH', 'the reply is for user-8'],
    ['is for nobody', { user_id: 'demo-user-001' }, 'AUTH_BYPASSED', 'the reply is for demo-user-001'],
    ['is of another thread', { thread_id: 'thread_2' }, 'THREAD_MISMATCH', 'the reply names thread_2'],
    ['is of another run', { run_id: 'run_9' }, 'RUN_MISMATCH', 'The reply names run run_9'],
  ] as const) {
    test(`whose reply says that it ${what} is ${code}`, () => {
      const { findings } = judgePosted(posted(200, { ...taken, ...field }), httpRoutes.page);

      assert.deepEqual(
        findings.map((one) => one.code),
        [code],
      );
      assert.ok(findings[0]?.sentence.includes(words), findings[0]?.sentence);
    });
  }

  test('whose reply says whose it is, rightly or not at all, holds', () => {
    const right = {
      user_id: whole.userId,
      thread_id: 'thread_1',
      run_id: 'run_1',
      success: true,
      error: null,
    };
    for (const body of [right, { thread_id: 'thread_ab_cd_session_1_2_ef' }, { user_id: null, run_id: '' }]) {
      assert.deepEqual(codesOf(posted(200, { ...taken, ...body })), []);
    }
    assert.deepEqual(codesOf(posted(200, { ...taken, run_id: 'run_9' }, muted(whole))), ['EVENTS_MISSING']);
  });

  test('whose run was not seen on the socket is answered without its events', () => {
    const silent = judgePosted(posted(200, taken, muted(whole)), httpRoutes.page);

    assert.deepEqual(
      silent.findings.map(({ code }) => code),
      ['EVENTS_MISSING'],
    );
    assert.equal(silent.evidence[1], 'on the socket: no event');
  });

  test('whose run broke a rule of the turn breaks it here too', () => {
    assert.deepEqual(codesOf(posted(200, taken, recordingOf(golden.filter((_one, at) => at !== 1)))), [
      'EVENT_MISSING',
    ]);
  });

  test('may be answered on the socket by a cut text', () => {
    const long = `${goodAnswer} ${'More. '.repeat(30)}`.trim();
    const cut = recordingOf([
      ...golden.slice(0, 4),
      ...golden.slice(4).map((one) => ({
        ...one,
        said: JSON.parse(JSON.stringify(one.said).replace(goodAnswer, `${goodAnswer}...`)) as Record<
          string,
          unknown
        >,
      })),
    ]);

    assert.deepEqual(codesOf(posted(200, { message: long }, cut)), []);
    assert.deepEqual(codesOf(posted(200, { message: `Once more: ${long}` }, cut)), ['ANSWER_WRONG']);
  });
});

describe('the way that stands in for the socket', () => {
  const { fallback } = httpRoutes;

  test('is a detour and no failure when it answers with a prepared text', () => {
    const canned = 'Fallback triage agent response: Successfully processed it using recovery mechanism';
    const { findings } = judgeFallback(posted(200, { response: canned }, undefined), fallback);

    assert.deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['CANNED_AGENT', 'degraded']],
    );
  });

  test('fails like any other when it breaks or answers wrongly', () => {
    for (const [status, body, code] of [
      [500, {}, 'API_5XX'],
      [200, { response: 'Seven.' }, 'ANSWER_WRONG'],
    ] as const) {
      const { findings } = judgeFallback(posted(status, body, undefined), fallback);
      assert.deepEqual(
        findings.map((one) => [one.code, one.severity]),
        [[code, 'fail']],
      );
    }
  });
});
