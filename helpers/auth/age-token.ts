import { setTimeout as delay } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import type { HttpClient, HttpReply } from '../http/http-client.ts';
import type { Session } from './session.ts';
import { SessionClient } from './session-client.ts';

/** How long the backend may go on believing a token that it has seen before: it keeps what it was told (auth contract, section 2). */
export const believedMs = 300_000;
/** The clocks of this machine and of the server are not quite the same. */
const slackMs = 2_000;
const lookEveryMs = 15_000;

/** A token that ran out, as its two services and the renewal treat it. */
export interface AgedToken {
  readonly profile: HttpReply;
  /** What the backend answered, and how long after the end of the token, ms; the last one is its last word. */
  readonly backend: readonly { readonly reply: HttpReply; readonly afterMs: number }[];
  readonly renewal: HttpReply;
}

/** How long until the access token runs out, by its own `exp`, ms. `expires_in` is wrong everywhere (auth contract, section 2). */
export function lifeLeftMs({ accessToken }: Session, nowMs: number): number {
  const { exp } = decodeJwt(accessToken);
  return exp === undefined ? Infinity : exp * 1000 - nowMs;
}

/** Uses the token, waits until it has run out, and uses it again: until the backend refuses it too, at most as long as it may believe it. */
export async function ageToken(session: Session, http: HttpClient): Promise<AgedToken> {
  const { accessToken: token, refreshToken } = session;
  const useBackend = (): Promise<HttpReply> => http.send('backend', 'GET', '/api/threads', { token });
  // Seen while it is good, so that there is something to be remembered.
  await useBackend();
  await delay(Math.max(0, lifeLeftMs(session, Date.now()) + slackMs));
  const profile = await http.send('auth', 'GET', '/auth/me', { token });
  const endedAtMs = performance.now();
  const backend: { readonly reply: HttpReply; readonly afterMs: number }[] = [];
  for (;;) {
    const reply = await useBackend();
    const afterMs = performance.now() - endedAtMs;
    backend.push({ reply, afterMs });
    // What the login service still takes for good, nobody else has a reason to refuse.
    if (reply.status >= 300 || profile.status < 300 || afterMs >= believedMs) break;
    await delay(Math.min(lookEveryMs, believedMs - afterMs));
  }
  return { profile, backend, renewal: await new SessionClient(http).refresh(refreshToken) };
}
