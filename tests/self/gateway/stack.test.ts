import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { startGateway } from '../../../faults/start-gateway.ts';
import { ask } from '../stack/ask.ts';
import { newUser } from '../stack/new-user.ts';
import { openChat } from '../stack/open-chat.ts';
import { post } from '../stack/post.ts';
import { startStack } from '../stack/start-stack.ts';

const told = 'For project Quartz-7f3a9c21: our monthly budget is 4810 dollars. Please keep that in mind.';
const asked = 'What monthly budget did I give for project Quartz-7f3a9c21?';

describe('gateway before the embedded stack', { timeout: 60_000 }, async () => {
  const stack = await startStack({ STACK_PACE_MS: '60' });
  after(() => stack.stop());

  /** Two turns of one thread through a gateway: the types of the first, the answer of the second. */
  async function talk(...faults: FaultInput[]) {
    const { auth, backend, ws, frontend } = stack;
    const gateway = await startGateway({ upstream: { auth, backend, ws, frontend }, faults });
    try {
      const through = { ...stack, ...gateway.urls };
      const user = await newUser(through);
      const made = await post(`${through.backend}/api/threads`, {}, user.token);
      const thread = ((await made.json()) as { id: string }).id;
      const chat = await openChat(through, user);
      const first = await ask(chat, told, thread);
      const second = await ask(chat, asked, thread);
      chat.close();
      return { types: first.events.map((event) => event['type']), answer: second.answer };
    } finally {
      await gateway.stop();
    }
  }

  test('leaves a conversation as it is', async () => {
    const { types, answer } = await talk();
    assert.equal(types[0], 'agent_started');
    assert.equal(types.at(-1), 'agent_completed');
    assert.match(answer, /4810/);
    const apart = await talk({ kind: 'frame-drop', match: { type: 'never' } });
    assert.deepEqual(apart.types, types);
    assert.match(apart.answer, /4810/);
  });

  test('makes the agent forget what its thread was told', async () => {
    const { types, answer } = await talk({ kind: 'agent-forgets-thread' });
    assert.equal(types.at(-1), 'agent_completed');
    assert.doesNotMatch(answer, /4810/);
  });
});
