import { oddMessages } from '../../env/odd-messages.ts';
import { judgeOddMessage } from '../../helpers/judge/judge-odd-message.ts';
import { judgePingVolley } from '../../helpers/judge/judge-ping-volley.ts';
import { expect, test } from '../../helpers/test.ts';

/** What is sent, and the words for it; none of them costs a turn. */
const titles = [
  [oddMessages.noJson, 'a text that is no JSON'],
  [oddMessages.unknownType, 'a message of an unknown type'],
  [oddMessages.list, 'a JSON array'],
  [oddMessages.scalar, 'a bare number'],
  [oddMessages.binary, 'a binary frame'],
  [oddMessages.overSmallLimit, 'a message over the smallest documented limit'],
  [oddMessages.overLargeLimit, 'a message over the largest documented limit'],
] as const;

test.describe('chat socket', { tag: ['@contract'] }, () => {
  for (const [message, words] of titles) {
    test(`says something to ${words} and lives on`, async ({ sendOdd }) => {
      const tried = await sendOdd(message);

      expect(judgeOddMessage(tried)).toHold();
    });
  }

  test('answers more messages at once than the documents allow in a minute', async ({
    pingInOneGo,
    socketPlan,
  }) => {
    const volley = await pingInOneGo(socketPlan.messagesAtOnce);

    expect(judgePingVolley(volley)).toHold();
  });
});
