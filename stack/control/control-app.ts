import { Hono } from 'hono';
import { z } from 'zod';

import type { AccountStore } from '../auth/account-store.ts';
import type { TokenService } from '../auth/token-service.ts';
import type { ChatService } from '../chat/chat-service.ts';
import { randomHex } from '../random-hex.ts';
import { algorithmFor, wrongClaims } from './wrong-claims.ts';
import type { WrongClaim } from './wrong-claims.ts';

const wanted = z.object({
  email: z.string().optional(),
  sub: z.string().optional(),
  wrong: z.enum(Object.keys(wrongClaims) as [WrongClaim, ...WrongClaim[]]),
});

/**
 * The control address. It makes tokens that only the stack itself can make: genuinely signed, with one wrong claim. One
 * without a wrong claim it does not make, so that nothing here can stand in for a login.
 */
export function controlApp(tokens: TokenService, accounts: AccountStore, chat: ChatService): Hono {
  const app = new Hono();

  app.post('/tokens', async (context) => {
    const read = wanted.safeParse(await context.req.json().catch(() => undefined));
    if (!read.success) {
      const words = Object.keys(wrongClaims).join(', ');
      return context.json({ detail: `Send {"email"?, "sub"?, "wrong"}; wrong is one of ${words}.` }, 400);
    }
    const email = read.data.email ?? `control-${randomHex(8)}@example.com`;
    const id = read.data.sub ?? accounts.withEmail(email)?.id ?? `control_${randomHex(8)}`;
    const claims = wrongClaims[read.data.wrong](tokens.claimsFor({ id, email }, 'access'));
    return context.json({ access_token: await tokens.sign(claims, algorithmFor(read.data.wrong)) });
  });

  app.get('/state', (context) =>
    context.json({ users: accounts.size, threads: chat.threads.size, sockets: chat.connections.size }),
  );
  return app;
}
