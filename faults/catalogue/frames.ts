import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { inLayer, opening } from './entry.ts';
import { drop, edit, inject } from './frame-faults.ts';

const row = inLayer('protocol', 'product', opening);
const turn = inLayer('protocol', 'product');
const greeting = { type: 'connect' };
const middle = { event: true, nth: 4 };

const readable: readonly (readonly [string, string, FaultInput])[] = [
  ['truncated', 'A frame is cut off', { kind: 'frame-truncate', match: middle, at: 40 }],
  ['binary', 'A frame is binary', { kind: 'frame-binary', match: middle }],
  ['array', 'A frame is a JSON array', { kind: 'frame-array', match: middle }],
  ['greeting', 'The greeting is no JSON', { kind: 'frame-corrupt', match: greeting }],
];

export const frames: readonly CatalogueEntry[] = [
  ...readable.map(([id, name, fault]) => turn(`X53-${id}`, name, 'FRAME_UNPARSABLE', 'ST1', [fault])),
  row(
    'X51-no-greeting',
    'The socket opens and nobody greets',
    'NO_CONNECTED_FRAME',
    'WEBSOCKET_MESSAGE_FORMAT',
    [drop(greeting)],
  ),
  row(
    'X51-unknown-greeting',
    'The first frame is no greeting',
    'UNKNOWN_ENVELOPE',
    'WEBSOCKET_MESSAGE_FORMAT',
    [{ kind: 'frame-rename', match: greeting, to: 'hello' }],
  ),
  turn(
    'X52-double-wrapped',
    'The events hide in another message',
    'ENVELOPE_WRAPPED',
    'HND',
    [{ kind: 'frame-rewrap', match: { event: true }, as: 'double' }],
    { rows: ['X52', 'X103'] },
  ),
  // Found by the fuzzer: two thoughts of one batch were taken for a repeat.
  turn('X52-data', 'The events carry "data" instead of "payload"', 'ENVELOPE_DRIFT', 'HND', [
    { kind: 'frame-rewrap', match: { event: true }, as: 'data' },
  ]),
  turn('X52-flat', 'The events carry their fields at the top', 'ENVELOPE_DRIFT', 'HND', [
    { kind: 'frame-rewrap', match: { event: true }, as: 'flat' },
  ]),
  ...['legacy', 'factory'].map((mode) =>
    row(`X56-${mode}`, `The socket runs in mode ${mode}`, 'WRONG_WS_MODE', 'WS L470, L1592', [
      edit(greeting, { 'data.mode': mode }),
    ]),
  ),
  row('X55-no-pong', 'No ping is answered', 'NO_PONG', 'ISSUE_622', [drop({ type: 'pong' })], {
    grep: 'answers a ping|agent events',
  }),
  row(
    'X55-pong-of-nobody',
    'A pong names nobody',
    'NO_PONG',
    'ISSUE_622',
    [{ kind: 'frame-edit', match: { type: 'pong' }, delete: ['data.user_id'] }],
    { grep: 'belongs to the user who|two identities' },
  ),
  turn('X54-half-open', 'The server behind the sockets is gone', 'WS_HALF_OPEN', 'AGENT_DEATH', [
    { kind: 'frame-freeze', match: { event: true, nth: 4 } },
    { kind: 'frame-freeze', match: { type: 'connect', connectionFrom: 3 }, when: 'before' },
  ]),
  turn('X93-exception-in-an-event', 'An exception stands in an event', 'CODE_LEAK', 'WEBSOCKET_TIME_IMPORT', [
    edit({ type: 'tool_completed', nth: 1 }, { 'payload.message': "NameError: name 'time' is not defined" }),
  ]),
  turn(
    'X93-trace-in-a-body',
    'The list of threads shows an exception',
    'CODE_LEAK',
    'S143',
    [
      {
        kind: 'http-answer',
        match: { service: 'backend', method: 'GET', pattern: '^/api/threads(?:\\?|$)' },
        status: 200,
        json: { detail: "NameError: name 'time' is not defined" },
      },
    ],
    { grep: 'is accepted by the backend' },
  ),
  turn('X93-trace-in-a-frame', 'A stack trace comes over the socket', 'CODE_LEAK', 'S143', [
    inject(middle, {
      type: 'system_message',
      data: { content: 'Traceback (most recent call last): main.py' },
    }),
  ]),
];
