import type { Code } from '../diagnosis/codes.ts';

/**
 * Why the backend refuses a token that the login service has just made. It asks that service about every token: where it cannot
 * identify itself there, it says so, or that nobody is authenticated although a token was sent (requirements, X21 and X22).
 */
export function refusedTokenCode(body: string): Code {
  return /service_authentication_failed|invalid_service_(?:id|secret)|service:netra|Not authenticated/i.test(
    body,
  )
    ? 'S2S_AUTH_FAIL'
    : 'JWT_CROSS_SERVICE_REJECTED';
}
