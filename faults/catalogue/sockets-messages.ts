import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { close, drop, edit } from './frame-faults.ts';

const saysTo = (what: string): string => `says something to ${what} and`;
const volley = 'more messages at once';
const replaced = 'is replaced in time';
const brokeOff = 'that it broke off from';

const protocol = inLayer('protocol', 'product', saysTo('a message of an unknown type'));
const rates = inLayer('edge', 'environment', volley);
const latency = inLayer('latency', 'product', replaced);
const data = inLayer('data', 'product', replaced);

const unknown = { direction: 'out', type: 'no_such_type' } as const;
const error = { type: 'error_message' };
/** The real product breaks on these, so they count on the embedded stack alone. */
const embedded = (what: string) => ({ grep: saysTo(what), target: 'embedded' }) as const;

/** Messages that no page would send: ignored, refused for their size, or the end of the socket. */
export const oddMessages: readonly CatalogueEntry[] = [
  protocol(
    'F51-unknown-type-unanswered',
    'A message of an unknown type gets no answer',
    'MESSAGE_IGNORED',
    'GP, HND',
    [drop({ type: 'ack' })],
  ),
  protocol(
    'F51-no-json-unanswered',
    'A text that is no JSON gets no answer',
    'MESSAGE_IGNORED',
    'GP, HND',
    [drop(error)],
    { grep: saysTo('a text that is no JSON') },
  ),
  protocol(
    'X58-small-message-turned-away',
    'A message of 8193 bytes is turned away',
    'MESSAGE_TOO_LARGE',
    'GP, TYP',
    [close(unknown, 1009, 'before')],
    { grep: saysTo('a message over the smallest documented limit') },
  ),
  protocol(
    'X58-large-message-swallowed',
    'A message of more than 1 MiB is swallowed',
    'MESSAGE_TOO_LARGE',
    'GP, TYP',
    [drop(unknown)],
    { grep: saysTo('a message over the largest documented limit') },
  ),
  protocol(
    'X46-array-ends-the-socket',
    'A JSON array ends the socket with a polite goodbye',
    'WS_CLOSED_1000_EARLY',
    'websocket.md 3.1',
    [close(error, 1000, 'before')],
    embedded('a JSON array'),
  ),
  protocol(
    'F51-number-shows-program-text',
    'A bare number is answered by the text of an exception',
    'CODE_LEAK',
    'HND',
    [edit(error, { error_message: "AttributeError: 'int' object has no attribute 'get'" })],
    { ...embedded('a bare number'), rows: ['X93'] },
  ),
  protocol(
    'F51-binary-frame-breaks-the-socket',
    'A binary frame breaks the socket',
    'WS_1011',
    'websocket.md 3.1',
    [close(error, 1011, 'before')],
    { ...embedded('a binary frame'), rows: ['X43'] },
  ),
  protocol(
    'X59-messages-without-an-answer',
    'After thirty messages in one go no more are answered',
    'NO_PONG',
    'TYP',
    [drop({ type: 'pong', from: 31 })],
    { grep: volley, target: 'embedded' },
  ),
];

/** A limit on messages that is in force. */
export const messageRates: readonly CatalogueEntry[] = [
  rates(
    'X59-message-rate-limit',
    'After thirty messages in one go the server refuses more',
    'SELF_RATE_LIMITED',
    'TYP',
    [
      edit(
        { type: 'pong', from: 31 },
        { type: 'error_message', error_code: 'RATE_LIMIT_EXCEEDED', error_message: 'Too many messages' },
      ),
    ],
    { target: 'embedded' },
  ),
];

/** Connections that were dropped and made again. */
export const reconnections: readonly CatalogueEntry[] = [
  data(
    'F49-history-gone-after-a-drop',
    'The thread is empty after its connection was dropped',
    'NOT_PERSISTED',
    'GP, MC',
    [
      {
        kind: 'http-edit-json',
        match: { service: 'backend', method: 'GET', pattern: '/messages' },
        set: { messages: [] },
      },
    ],
    { rows: ['X92'] },
  ),
  data(
    'F49-answer-of-a-dropped-run-is-lost',
    'The answer of a run is lost when its connection is dropped',
    'NOT_PERSISTED',
    'GP',
    [
      {
        kind: 'http-edit-json',
        match: { service: 'backend', method: 'GET', pattern: '/messages' },
        delete: ['messages.1'],
      },
    ],
    { rows: ['X92'], grep: brokeOff, limitPercent: 10 },
  ),
  latency(
    'budget-reconnect',
    'The way back to a usable connection takes 700 ms of 600 ms',
    'BUDGET_EXCEEDED',
    'MC 3 s',
    [{ kind: 'frame-delay', match: { type: 'connect', connectionFrom: 3 }, ms: 700 }],
  ),
];
