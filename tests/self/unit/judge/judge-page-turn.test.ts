import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { carriersOf } from '../../../../helpers/browser/carriers-of.ts';
import type { PageRequest } from '../../../../helpers/browser/page-record.ts';
import type { PageTurn } from '../../../../helpers/browser/page-turn.ts';
import { judgePageWire, judgeSending, judgeTurnQuiet } from '../../../../helpers/judge/judge-page-turn.ts';
import { golden, muted, recordingOf } from '../../judge/example-turn.ts';
import { makePageTurn, pageTurnOf } from './make-page-turn.ts';

const turn = pageTurnOf(golden);
const [carrier] = turn.carriers;
const codes = (one: PageTurn): readonly string[] => judgeSending(one).findings.map(({ code }) => code);

const request = (more: Partial<PageRequest>): PageRequest => ({
  id: '1',
  atUs: 1_000,
  method: 'POST',
  url: 'http://api.example/api/agent/v2/execute',
  kind: 'fetch',
  isOwn: true,
  body: undefined,
  status: 200,
  endedAtUs: 2_000,
  ...more,
});

describe('the sending of a message', () => {
  test('holds when it left once, for the thread that is open, and names the way', () => {
    const { findings, evidence } = judgeSending(turn);
    assert.deepEqual(findings, []);
    assert.ok(evidence.includes('left by POST /api/agent/v2/execute, thread thread_1'));
  });

  test('is wanting when nothing could be pressed', () => {
    assert.deepEqual(codes({ ...turn, hindrance: 'the send button stays disabled' }), ['UI_SEND_DISABLED']);
    assert.deepEqual(codes({ ...turn, by: 'example', hindrance: 'there is no such example' }), [
      'UI_NOT_SENT',
    ]);
  });

  test('is wanting for what the message before has left, where that stands in the way', () => {
    const [view] = turn.views;
    assert.ok(view);
    const hindered = (more: Partial<typeof view>): readonly string[] =>
      codes({
        ...turn,
        carriers: [],
        hindrance: 'the message input takes no text',
        views: [{ ...view, canType: false, ...more }],
      });
    assert.deepEqual(hindered({}), ['UI_SEND_DISABLED']);
    assert.deepEqual(hindered({ articles: ['hello'] }), ['UI_INPUT_LOCKED']);
    assert.deepEqual(hindered({ articles: ['hello'], isBusy: true }), ['UI_SPINNER_FOREVER']);
    assert.deepEqual(hindered({ articles: ['hello'], canType: true }), ['UI_SEND_DISABLED']);
  });

  test('is wanting when nothing left, when it left twice, or for another thread', () => {
    assert.ok(carrier);
    assert.deepEqual(codes({ ...turn, carriers: [] }), ['UI_NOT_SENT']);
    const sending = { limitMs: 3_500, tookMs: 14_000, lagMs: 12_000 };
    assert.deepEqual(codes({ ...turn, carriers: [], sending }), []);
    assert.equal(judgeSending({ ...turn, carriers: [], sending }).unmeasurable?.length, 1);
    assert.deepEqual(codes({ ...turn, carriers: [], sending: { ...sending, lagMs: 10_000 } }), [
      'UI_NOT_SENT',
    ]);
    assert.deepEqual(codes({ ...turn, carriers: [carrier, { ...carrier, way: 'socket' }] }), [
      'UI_SENT_TWICE',
    ]);
    assert.deepEqual(codes({ ...turn, path: '/chat/thread_2' }), ['UI_WRONG_THREAD']);
  });
});

describe('the wire of a page', () => {
  test('is judged like every other turn', () => {
    assert.deepEqual(judgePageWire(turn).findings, []);
    const silent = judgePageWire(makePageTurn(muted(recordingOf(golden))));
    assert.ok(silent.findings.some(({ code }) => code === 'AGENT_SILENT'));
  });

  test('is the fault of a page that sends without a socket of its own, whatever did not come', () => {
    const deaf = judgePageWire({ ...makePageTurn(muted(recordingOf(golden))), hadSocket: false });
    assert.deepEqual(
      deaf.findings.map(({ code }) => code),
      ['UI_NOT_CONNECTED'],
    );
  });

  test('has nothing to judge when nothing was sent: then the sending is judged', () => {
    const unsent = judgePageWire({ ...turn, wire: undefined, carriers: [] });
    assert.deepEqual(
      unsent.findings.map(({ code }) => code),
      ['UI_NOT_SENT'],
    );
  });
});

describe('the quiet of a turn', () => {
  const quiet = (more: Partial<PageTurn>): readonly string[] =>
    judgeTurnQuiet({ ...turn, ...more }).findings.map(({ code }) => code);

  test('holds with requests that were answered', () => {
    assert.deepEqual(quiet({ requests: [request({})] }), []);
  });

  test('is broken by a request that failed, an exception, an error in the console', () => {
    assert.deepEqual(quiet({ requests: [request({ status: 500 })] }), ['UI_REQUEST_FAILED']);
    assert.deepEqual(quiet({ problems: [{ atUs: 1, kind: 'uncaught', text: 'TypeError' }] }), ['UI_CRASHED']);
    assert.deepEqual(quiet({ problems: [{ atUs: 1, kind: 'console', text: 'no' }] }), ['UI_CONSOLE_ERROR']);
  });

  test('cannot be judged where nothing was sent', () => {
    assert.equal(judgeTurnQuiet({ ...turn, wire: undefined }).unmeasurable?.length, 1);
  });
});

describe('the ways in which a text left the page', () => {
  const body = (value: object): string => JSON.stringify(value);
  const requests = [
    request({ url: 'http://api.example/api/threads', body: body({ title: 'hello there' }) }),
    request({ atUs: 3_000, body: body({ message: 'hello there', thread_id: 'thread_1' }) }),
    request({ atUs: 4_000, method: 'GET', body: body({ message: 'hello there' }) }),
    request({ atUs: 5_000, body: 'no json, hello there' }),
    request({ atUs: 6_000, body: body({ message: 'hello there, and more' }) }),
  ];
  const record = { requests, sockets: [], problems: [] };

  test('are requests and frames that hold it as a value of its own; a title is none', () => {
    const { frames } = recordingOf([
      {
        atMs: 1,
        out: true,
        said: { type: 'start_agent', payload: { user_request: 'hello there', thread_id: null } },
      },
      { atMs: 2, said: { type: 'echo', payload: { user_request: 'hello there' } } },
    ]);
    assert.deepEqual(
      carriersOf({ record, frames }, 'hello there', 0).map(({ way, threadId }) => [way, threadId]),
      [
        ['POST /api/agent/v2/execute', 'thread_1'],
        ['socket', undefined],
      ],
    );
  });

  test('are none for a text that is empty, or before the moment', () => {
    assert.deepEqual(carriersOf({ record, frames: [] }, ' ', 0), []);
    assert.deepEqual(carriersOf({ record, frames: [] }, 'hello there', 9_000), []);
  });
});
