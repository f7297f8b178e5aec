import { judgeDemo } from '../../helpers/judge/judge-demo.ts';
import { judgeMode } from '../../helpers/judge/judge-mode.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('chat', { tag: ['@contract'] }, () => {
  test('does not say that it runs in a reduced mode', ({ chat }) => {
    expect(judgeMode(chat.parts.socket.frames)).toHold();
  });
});

/** It works without a login and is never a substitute for the chat (requirements F59). */
test.describe('demo', { tag: ['@contract'] }, () => {
  test('says of itself that it is one', async ({ host, http, premises }) => {
    await host('backend');
    const reply = await http.send('backend', 'GET', '/api/demo/health');
    premises.power(reply.status !== 404, 'this target has no demo');

    expect(judgeDemo(reply)).toHold();
  });
});
