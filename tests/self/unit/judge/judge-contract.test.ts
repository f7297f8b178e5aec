import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeContract } from '../../../../helpers/judge/judge-contract.ts';
import { golden, muted, recordingOf, type Came } from '../../judge/example-turn.ts';
import { particulars } from './particulars.ts';

type Json = Record<string, unknown>;

/** The golden turn, the frame of a type changed. */
function turnWith(type: string, change: (event: Json, payload: Json) => void): readonly Came[] {
  const turn = structuredClone(golden) as Came[];
  for (const { said } of turn) {
    const event = said as Json;
    if (event['type'] === type) change(event, event['payload'] as Json);
  }
  return turn;
}

const judge = (frames: readonly Came[]) => judgeContract(recordingOf(frames));

describe('a turn against the published contract', () => {
  test('holds when every frame is what the contract says', () => {
    const { findings, evidence } = judge(golden);

    assert.deepEqual(findings, []);
    assert.deepEqual(evidence, ['5 of 5 frames wear a published envelope, 5 of them are events']);
  });

  test('fails for a field of another kind than promised', () => {
    const { findings } = judge(
      turnWith('tool_completed', (_event, payload) => (payload['execution_time_ms'] = 'fast')),
    );

    assert.deepEqual(
      particulars(findings).map(([code]) => code),
      ['EVENT_SCHEMA'],
    );
    assert.match(findings[0]?.sentence ?? '', /Frame 4 \(tool_completed\).*payload\.execution_time_ms: /);
  });

  test('notes fields that the contract does not know, once each, and proposes them without their values', () => {
    const { findings } = judge(
      turnWith('agent_thinking', (event, payload) => {
        event['hops'] = ['edge'];
        payload['cost'] = { units: 3, note: 'private words', parts: [1], last: null };
        (payload as { nothing?: null }).nothing = null;
      }),
    );

    assert.deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['UNKNOWN_DRIFT', 'info']],
    );
    assert.match(
      findings[0]?.sentence ?? '',
      /Unknown fields: agent_thinking\.payload\.cost, agent_thinking\.payload\.nothing, agent_thinking\.hops\./,
    );
    assert.deepEqual(
      findings[0]?.evidence.map((line) => JSON.parse(line) as unknown),
      [
        {
          op: 'add',
          path: '/components/schemas/agent_thinking/properties/payload/properties/cost',
          value: {
            type: 'object',
            properties: {
              units: { type: 'number' },
              note: { type: 'string' },
              parts: { type: 'array' },
              last: {},
            },
          },
        },
        {
          op: 'add',
          path: '/components/schemas/agent_thinking/properties/payload/properties/nothing',
          value: {},
        },
        { op: 'add', path: '/components/schemas/agent_thinking/properties/hops', value: { type: 'array' } },
      ],
    );
  });

  test('looks neither into what the contract leaves open nor at what we sent ourselves', () => {
    const open = turnWith(
      'tool_executing',
      (_event, payload) => (payload['parameters'] = { anything: { at: 'all' } }),
    );
    const own: Came = { atMs: 60, said: { type: 'agent_thinking', mine: 1 }, out: true };

    assert.deepEqual(judge([...open, own]).findings, []);
  });

  test('notes a type that nobody knows, with a proposal', () => {
    const banner: Came = { atMs: 60, said: { type: 'banner', colour: 'green' } };
    const { findings } = judge([...golden, banner]);

    assert.match(findings[0]?.sentence ?? '', /Unknown types: banner\./);
    assert.deepEqual(findings[0]?.evidence, [
      '{"op":"add","path":"/components/schemas/banner","value":{"type":"object","properties":{"type":{"type":"string"},"colour":{"type":"string"}}}}',
    ]);
  });

  test('notes unknown fields of the frames around the events', () => {
    const pong: Came = {
      atMs: 60,
      said: { type: 'pong', data: { timestamp: 1, user_id: 'a', hops: 2 }, timestamp: 1 },
    };

    assert.match(judge([...golden, pong]).findings[0]?.sentence ?? '', /Unknown fields: pong\.data\.hops\./);
  });

  test('leaves events in an older envelope to the rule about envelopes', () => {
    const flat: Came = {
      atMs: 60,
      said: { type: 'agent_thinking', thought: 'Hm', run_id: 'run_1', colour: 1 },
    };

    assert.deepEqual(judge([...golden, flat]).findings, []);
  });

  test('says what the turn says when no event came', () => {
    const { findings } = judgeContract(muted(recordingOf(golden)));

    assert.deepEqual(
      findings.map(({ code }) => code),
      ['AGENT_SILENT'],
    );
  });
});
