import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { fillPlaceholders } from '../../../../faults/replay/fill-placeholders.ts';
import { readRecording } from '../../../../faults/replay/recording.ts';
import { asyncApi } from '../../../../helpers/contract/async-api.ts';
import { contractFiles } from '../../../../helpers/contract/contract-files.ts';
import { schemaFaults } from '../../../../helpers/contract/schema-faults.ts';
import { unknownFields } from '../../../../helpers/contract/unknown-fields.ts';
import { turnMessage } from '../../../../helpers/chat/turn-message.ts';
import { newUser } from '../../stack/new-user.ts';
import { nextTurn } from '../../stack/next-turn.ts';
import { openChat } from '../../stack/open-chat.ts';
import { startStack } from '../../stack/start-stack.ts';

type Json = Readonly<Record<string, unknown>>;

const folder = fileURLToPath(new URL('../../../../docs/contract/', import.meta.url));
const require = createRequire(import.meta.url);
const ajv = new Ajv({ strict: false, validateFormats: false });

/** What the published schema of its type has against a frame. */
function faults(frame: Json): readonly string[] {
  const schema = JSON.parse(
    readFileSync(join(folder, `schemas/${String(frame['type'])}.json`), 'utf8'),
  ) as object;
  const validate = ajv.compile(schema);
  return validate(frame)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** Fits the published schema, and zod says the same; nothing in it is unknown. */
function assertKnown(frame: Json): void {
  const type = String(frame['type']);
  assert.deepEqual(faults(frame), [], JSON.stringify(frame));
  assert.deepEqual(schemaFaults(type, frame), [], JSON.stringify(frame));
  assert.deepEqual(unknownFields(type, frame), [], JSON.stringify(frame));
}

describe('docs/contract', () => {
  test('is what `npm run contract` writes, and nothing else', () => {
    const wanted = contractFiles();
    const there = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length).replaceAll('\\', '/'));
    assert.deepEqual(there.toSorted(), Object.keys(wanted).toSorted());
    for (const [path, text] of Object.entries(wanted)) {
      assert.equal(
        readFileSync(join(folder, path), 'utf8').replaceAll('\r', ''),
        text,
        `${path} is stale: npm run contract`,
      );
    }
  });

  test('is a valid AsyncAPI document by its official schema', () => {
    const official = require('@asyncapi/specs/schemas/3.0.0.json') as object;
    // It brings the schema of its schemas along.
    const alone = new Ajv({ strict: false, meta: false, validateSchema: false, validateFormats: false });
    const validate = alone.compile(official);
    assert.ok(validate(asyncApi()), JSON.stringify(validate.errors?.slice(0, 3)));
    assert.ok(!validate({ ...asyncApi(), channels: { chat: { adress: '/ws' } } }));
  });

  test('refers to nothing that is not there', () => {
    const document = JSON.parse(readFileSync(join(folder, 'asyncapi.json'), 'utf8')) as Json;
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
    assert.ok(refs.length > 30);
    for (const path of refs) {
      const found = path.split('/').reduce<unknown>((at, name) => (at as Json | undefined)?.[name], document);
      assert.ok(found !== undefined, path);
    }
  });

  test('draws every state and step of the order', () => {
    const page = readFileSync(join(folder, 'order.md'), 'utf8');
    assert.match(page, /```mermaid\nstateDiagram-v2\n/);
    assert.equal([...page.matchAll(/^ {2}\S+ --> \S+: /gm)].length, 14);
  });
});

describe('the published schemas', { timeout: 60_000 }, () => {
  test('hold for every frame that was recorded from the real service', () => {
    const { greeting, heartbeat, sockets } = readRecording('websocket');
    const recorded = [
      greeting,
      heartbeat,
      ...sockets.flatMap(({ steps = [] }) => steps.flatMap((step) => ('in' in step ? [step.in] : []))),
    ].map(
      (frame) => fillPlaceholders(frame, (name) => (/id|cut/.test(name) ? 'some-id' : undefined)) as Json,
    );
    assert.ok(recorded.length > 8);
    for (const frame of recorded) assertKnown(frame);
  });

  test('hold for every frame of the embedded stack, which speaks the same contract in its own words', async () => {
    const stack = await startStack({ STACK_PACE_MS: '20', STACK_HEARTBEAT_MS: '50' });
    try {
      const client = await openChat(stack, await newUser(stack));
      const seen = new Set<string>();
      const hear = async (last: (frame: Json) => boolean): Promise<void> => {
        for (const frame of await client.until(last)) {
          seen.add(String(frame['type']));
          assertKnown(frame);
        }
      };
      client.send({ type: 'ping' });
      await hear(({ type }) => type === 'pong');
      client.send({ type: 'heartbeat' });
      client.send({ type: 'unheard-of' });
      client.send({ type: 'typing' });
      await hear(({ type }) => type === 'system_message');
      client.send([1]);
      await hear(({ type }) => type === 'error_message');
      await hear(({ type }) => type === 'heartbeat');
      client.send({
        type: 'user_message',
        payload: {
          content: 'For project Quartz: 40 calls a day at 12 cents, what per 30-day month?',
          thread_id: null,
        },
      });
      const { events } = await nextTurn(client);
      for (const frame of events) {
        seen.add(String(frame['type']));
        assertKnown(frame);
      }
      const unseen = ['connect', 'agent_error'];
      const published = Object.keys(contractFiles()).flatMap(
        (path) => /^schemas\/(.+)\.json$/.exec(path)?.[1] ?? [],
      );
      const fromClient = ['start_agent', 'user_message', 'ping'];
      assert.deepEqual([...seen, ...unseen, ...fromClient].toSorted(), published.toSorted());
    } finally {
      await stack.stop();
    }
  });

  test('hold for what this suite sends', () => {
    assertSent(turnMessage('start_agent', 'How much?', 'thread_1'));
    assertSent(turnMessage('user_message', 'How much?', 'thread_1'));
    assertSent({ type: 'ping' });
  });
});

function assertSent(frame: Json): void {
  assert.deepEqual(faults(frame), []);
}
