import type { Session } from '../auth/session.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Cause } from './cause.ts';
import { graceMs, type LadderTools } from './ladder-tools.ts';
import { protectedPath } from './token-rung.ts';
import { tryReply } from './try-reply.ts';

/** What was asked to tell the causes apart; undefined where no answer came. */
export interface TokenProbes {
  /** The answer to the fresh token: 401, 403 or 404. */
  readonly refusal: HttpReply;
  readonly openApi: HttpReply | undefined;
  /** The same request without a token. */
  readonly anonymous: HttpReply | undefined;
  /** What the login service says of the token. */
  readonly profile: HttpReply | undefined;
  /** Who logged in. */
  readonly subject: string;
  /** The chat socket took the same token for this user. */
  readonly socketKnowsUser: boolean;
}

/**
 * A fresh token that is refused over HTTP: 401 proves neither that the route exists nor that it looks at the token (requirements,
 * fact H). Existence comes from OpenAPI, enforcement from the answer without a token, and the token itself from its issuer.
 */
export async function tokenCause(
  { http, budgets }: LadderTools,
  { accessToken, subject }: Session,
  refusal: HttpReply,
  socketKnowsUser: boolean,
): Promise<Cause> {
  const client = http(budgets.api.limit + graceMs);
  const [openApi, anonymous, profile] = await Promise.all([
    tryReply(client, 'backend', '/openapi.json'),
    tryReply(client, 'backend', protectedPath),
    tryReply(client, 'auth', '/auth/me', accessToken),
  ]);
  return explainRefusal({ refusal, openApi, anonymous, profile, subject, socketKnowsUser });
}

/** Pure. Only an answer that proves something excludes something. */
export function explainRefusal(probes: TokenProbes): Cause {
  const parts = [aboutRoute(probes), aboutToken(probes), aboutBackend(probes)];
  return {
    excluded: parts.flatMap(({ excluded }) => excluded),
    left: parts.flatMap(({ left }) => left),
  };
}

function aboutRoute({ openApi }: TokenProbes): Cause {
  const paths = openApi?.status === 200 ? fieldOf(openApi.json, 'paths') : undefined;
  if (paths === undefined) return nothing;
  return fieldOf(paths, protectedPath) === undefined
    ? { excluded: [], left: [`a route that is missing: OpenAPI does not list ${protectedPath}`] }
    : { excluded: [`a route that is missing: OpenAPI lists ${protectedPath}`], left: [] };
}

function aboutToken(probes: TokenProbes): Cause {
  const { profile } = probes;
  if (isGood(probes)) {
    const why = 'the login service takes it for that of the user who logged in';
    return { excluded: [`a bad token: ${why}`], left: [] };
  }
  if (!profile) return nothing;
  return { excluded: [], left: [`a bad token: the login service itself answers it with ${profile.status}`] };
}

function isGood({ profile, subject }: TokenProbes): boolean {
  return profile?.status === 200 && fieldOf(profile.json, 'user_id') === subject;
}

function aboutBackend(probes: TokenProbes): Cause {
  const { refusal, anonymous, socketKnowsUser } = probes;
  const excluded = socketKnowsUser
    ? ['a secret that the two services do not share: the chat socket takes the same token for the right user']
    : [];
  if (refusal.status === 404 || !anonymous) return { excluded, left: [] };
  if (anonymous.status < 300) {
    return { excluded, left: ['the token itself turns the request away: without one the route answers'] };
  }
  if (anonymous.status === refusal.status && anonymous.text === refusal.text) {
    const why = 'it answers the same without one';
    return { excluded, left: [`a backend that never sees the token, or does not look at it: ${why}`] };
  }
  const lost = 'a token that gets lost on its way: without one the answer is another';
  const left = isGood(probes) && !socketKnowsUser;
  return {
    excluded: [...excluded, lost],
    left: left
      ? ['a backend that does not believe the login service: another secret, or no way to ask it']
      : [],
  };
}

const nothing: Cause = { excluded: [], left: [] };
