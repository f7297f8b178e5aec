import type { Knock } from '../../helpers/chat/knock.ts';
import { headerCarrier, subprotocolCarrier, subprotocolCarriers } from '../../helpers/chat/token-carriers.ts';
import { boxedOrigin, foreignOrigin } from '../../helpers/judge/foreign-origin.ts';
import { judgeEdge } from '../../helpers/judge/judge-edge.ts';
import { judgeKnock } from '../../helpers/judge/judge-knock.ts';
import { judgeOrigins } from '../../helpers/judge/judge-origins.ts';
import { judgeUnknownSubprotocol } from '../../helpers/judge/judge-refusal.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('chat socket', { tag: ['@contract', '@security'] }, () => {
  test('belongs to the user in whatever subprotocol the token comes', async ({ session, knock }) => {
    for (const carrier of subprotocolCarriers(session.accessToken)) {
      expect.soft(judgeKnock(await knock(carrier), session.subject)).toHold();
    }
  });

  test('is refused with a subprotocol that nobody knows', async ({ badHandshake }) => {
    const record = await badHandshake(['chat.v1']);

    expect(judgeUnknownSubprotocol(record)).toHold();
  });

  test('is opened to a page of the product and to no page of another website', async ({
    session,
    target,
    knock,
  }) => {
    const carrier = subprotocolCarrier(session.accessToken);
    const own = { words: "from the product's own page", origin: new URL(target.urls.frontend).origin };
    const foreign = {
      words: 'from a page of another website',
      origin: foreignOrigin(target.urls.frontend),
    };
    const boxed = { words: 'from a page that is shut in a frame of anybody', origin: boxedOrigin };
    const from = ({ words, origin }: typeof own): Promise<Knock> =>
      knock({ ...carrier, words, headers: { origin } });

    expect(judgeOrigins(await from(own), [await from(foreign), await from(boxed)], session.subject)).toHold();
  });
});

test.describe('edge', { tag: ['@contract'] }, () => {
  test('hands on the login header of a socket', async ({ session, knock, knockDirect }) => {
    const carrier = headerCarrier(session.accessToken);
    const [edge, direct] = [await knock(carrier), await knockDirect(carrier)];

    expect(judgeEdge('LB_HEADER_STRIPPED', edge, direct, session.subject)).toHold();
  });

  test('hands on the subprotocol that carries the token', async ({ session, knock, knockDirect }) => {
    const carrier = subprotocolCarrier(session.accessToken);
    const [edge, direct] = [await knock(carrier), await knockDirect(carrier)];

    expect(judgeEdge('LB_SUBPROTOCOL_STRIPPED', edge, direct, session.subject)).toHold();
  });
});
