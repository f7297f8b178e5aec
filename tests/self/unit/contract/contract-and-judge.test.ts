import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { schemaFaults } from '../../../../helpers/contract/schema-faults.ts';
import { orderGrammar, type OrderSign, type OrderState } from '../../../../helpers/contract/order-grammar.ts';
import type { Code } from '../../../../helpers/diagnosis/codes.ts';
import { judgeEvents } from '../../../../helpers/judge/judge-turn.ts';
import {
  answered,
  completed,
  executing,
  golden,
  recordingOf,
  started,
  thinking,
  type Came,
} from '../../judge/example-turn.ts';

type Json = Record<string, unknown>;

const ajv = new Ajv({ strict: false });
const schemaOf = (type: string): object =>
  JSON.parse(
    readFileSync(new URL(`../../../../docs/contract/schemas/${type}.json`, import.meta.url), 'utf8'),
  ) as object;

/** Each golden event with one field that its schema requires taken away or emptied. */
const broken: readonly (readonly [
  type: string,
  what: string,
  change: (event: Json, payload: Json) => void,
])[] = [
  ...['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed', 'agent_completed'].flatMap(
    (type) =>
      ['run_id', 'agent_name', 'timestamp'].map(
        (field) => [type, field, (event: Json) => Reflect.deleteProperty(event, field)] as const,
      ),
  ),
  ['agent_thinking', 'no thought', (_event, payload) => Reflect.deleteProperty(payload, 'reasoning')],
  ['agent_thinking', 'an empty thought', (_event, payload) => (payload['reasoning'] = ' ')],
  ['tool_executing', 'no tool', (_event, payload) => Reflect.deleteProperty(payload, 'tool_name')],
  ['tool_completed', 'an empty tool', (_event, payload) => (payload['tool_name'] = '')],
  ['agent_completed', 'no result', (_event, payload) => Reflect.deleteProperty(payload, 'result')],
  ['agent_completed', 'a result of null', (_event, payload) => (payload['result'] = null)],
];

function changed(
  type: string,
  change: (event: Json, payload: Json) => void,
): { turn: readonly Came[]; event: Json } {
  const turn = structuredClone(golden) as Came[];
  const event = turn.map(({ said }) => said as Json).find((said) => said['type'] === type) ?? {};
  change(event, event['payload'] as Json);
  return { turn, event };
}

describe('the published schemas and the judge', () => {
  for (const [type, what, change] of broken) {
    test(`both refuse ${type} with this wrong: ${what}`, () => {
      const { turn, event } = changed(type, change);
      assert.ok(!ajv.compile(schemaOf(type))(event), 'the published schema lets it pass');
      assert.notDeepEqual(schemaFaults(type, event), []);
      const codes = judgeEvents(recordingOf(turn)).map(({ code }) => code);
      assert.ok(codes.includes('EVENT_SCHEMA'), codes.join(', '));
    });
  }

  for (const [type, name, value] of [
    ['agent_thinking', 'thought', 'Hm'],
    ['agent_thinking', 'text', 'Hm'],
    ['tool_executing', 'tool', 'cost_analyzer'],
    ['agent_completed', 'response', 'Ready'],
    ['agent_completed', 'results', { a: 1 }],
  ] as const) {
    test(`both take ${name} for the promised field of ${type}`, () => {
      const { turn, event } = changed(type, (_event, payload) => {
        for (const field of ['reasoning', 'tool_name', 'result']) delete payload[field];
        payload[name] = value;
      });
      assert.ok(ajv.compile(schemaOf(type))(event));
      assert.deepEqual(schemaFaults(type, event), []);
      assert.ok(!judgeEvents(recordingOf(turn)).some(({ code }) => code === 'EVENT_SCHEMA'));
    });
  }
});

describe('a field that is null', () => {
  for (const [type, what, change] of [
    ['agent_started', 'the user', (event) => (event['user_id'] = null)],
    ['agent_started', 'the context', (_event, payload) => (payload['context'] = null)],
    ['agent_thinking', 'the step', (_event, payload) => (payload['step_number'] = null)],
    ['tool_executing', 'the parameters', (_event, payload) => (payload['parameters'] = null)],
    ['tool_completed', 'the time it took', (_event, payload) => (payload['execution_time_ms'] = null)],
  ] as readonly (typeof broken)[number][]) {
    test(`is one that may be lacking: ${what} in ${type}`, () => {
      const { turn, event } = changed(type, change);
      assert.deepEqual(schemaFaults(type, event), []);
      assert.deepEqual(judgeEvents(recordingOf(turn)), []);
    });
  }

  for (const name of ['run_id', 'agent_name', 'timestamp', 'payload'])
    test(`lacks what must be there: ${name}`, () => {
      const { event } = changed('agent_started', (started) => (started[name] = null));
      assert.equal(schemaFaults('agent_started', event).length, 1);
    });
});

const ofOrder: readonly Code[] = [
  'EVENT_ORDER',
  'EVENT_MISSING',
  'TOOL_UNPAIRED',
  'NO_TERMINAL',
  'AGENT_STALLED',
  'TERMINAL_REPEATED',
  'EVENT_AFTER_TERMINAL',
  'EVENT_DUPLICATED',
];
const letters = {
  s: started,
  t: thinking,
  x: executing,
  r: completed,
  e: (atMs: number) => answered(atMs),
} as const;
type Letter = keyof typeof letters;

/** What a letter is for the grammar, in the place where it stands. One agent, one tool. */
function signOf(letter: Letter, before: string, state: OrderState): OrderSign | undefined {
  const open = [...before].reduce((n, one) => n + (one === 'x' ? 1 : one === 'r' ? -1 : 0), 0);
  switch (letter) {
    case 's':
      if (state === 'asked') return 'root-starts';
      return before.endsWith('s') ? undefined : 'starts';
    case 't':
      return 'thinks';
    case 'x':
      return 'calls';
    case 'r':
      return open === 1 ? 'returns-last' : 'returns';
    case 'e':
      return ['s', 't', 'x', 'r'].every((one) => before.includes(one)) ? 'root-completes' : undefined;
  }
}

/** Whether the diagram leads from the question to the answer along these letters. */
function isLegal(word: string): boolean {
  let state: OrderState = 'asked';
  for (const [at, letter] of [...word].entries()) {
    const sign = signOf(letter as Letter, word.slice(0, at), state);
    const next = orderGrammar.find(({ from, on }) => from === state && on === sign);
    if (!next) return false;
    state = next.to;
  }
  return state === 'ended';
}

function judged(word: string): readonly Code[] {
  const frames = [...word].map((letter, at) => letters[letter as Letter](50 + at * 300));
  const more = word.includes('e')
    ? {}
    : { ending: { kind: 'stalled' } as const, secondSocket: 'alive' as const };
  return judgeEvents(recordingOf(frames, more)).flatMap(({ code }) => (ofOrder.includes(code) ? [code] : []));
}

/** Every word of these letters, of so many. */
function words(length: number, start: string): readonly string[] {
  if (start.length === length) return [start];
  return Object.keys(letters).flatMap((letter) => words(length, start + letter));
}

describe('the published order and the judge', { timeout: 120_000 }, () => {
  test('call the same runs legal, among all short ones', () => {
    const all = [...[1, 2, 3, 4].flatMap((n) => words(n, '')), ...words(5, 's'), ...words(6, 'st')];
    const legal = all.filter(isLegal);
    assert.deepEqual(legal.slice(0, 1), ['stxre']);
    assert.equal(legal.length, 9, legal.join(' '));
    for (const word of all) {
      assert.equal(
        judged(word).length === 0,
        isLegal(word),
        `${word}: ${judged(word).join(', ') || 'legal'}`,
      );
    }
  });

  test('call longer runs legal together, and each of them with one event less not', () => {
    for (const word of ['stxrstxre', 'sxxtrrte', 'stxtxrtrste']) {
      assert.ok(isLegal(word), word);
      assert.deepEqual(judged(word), [], word);
      for (const at of [...word].keys()) {
        const less = word.slice(0, at) + word.slice(at + 1);
        assert.equal(judged(less).length === 0, isLegal(less), less);
      }
    }
  });
});
