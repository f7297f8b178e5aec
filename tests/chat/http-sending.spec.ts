import { httpRoutes } from '../../helpers/chat/http-routes.ts';
import { judgeFallback, judgePosted } from '../../helpers/judge/judge-posted.ts';
import { expect, test } from '../../helpers/test.ts';

/** The page sends by HTTP and watches the socket (ui contract, section 3): nothing but the sending differs from a turn on the socket. */
test.describe(
  'message over HTTP',
  { tag: ['@contract'], annotation: { type: 'turns', description: '1' } },
  () => {
    test('is answered in the reply, with its run on the socket', async ({ chat, prompt, askByHttp }) => {
      const posted = await askByHttp(chat, prompt.multiply(), httpRoutes.page);

      expect(judgePosted(posted, httpRoutes.page)).toHold();
    });

    test('is answered by an agent when the socket is closed', async ({ chat, prompt, askByHttp }) => {
      await chat.parts.socket.close();
      const posted = await askByHttp(chat, prompt.multiply(), httpRoutes.fallback);

      expect(judgeFallback(posted, httpRoutes.fallback)).toHold();
    });
  },
);
