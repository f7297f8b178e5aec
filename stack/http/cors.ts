import type { MiddlewareHandler } from 'hono';

const allowedMethods = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD'];
const safelisted = ['accept', 'accept-language', 'content-language', 'content-type'];

/**
 * Cross-origin rules as the recordings show them: a preflight is answered here, 200 `OK` or 400 with the reason as text;
 * every other answer only gets its headers. A foreign origin never gets `access-control-allow-origin`.
 */
export function cors(
  isAllowedOrigin: (origin: string) => boolean,
  allowedHeaders: readonly string[],
): MiddlewareHandler {
  const known = new Set([...safelisted, ...allowedHeaders.map((name) => name.toLowerCase())]);

  return async (context, next) => {
    const origin = context.req.header('origin');
    if (origin === undefined) return next();
    const isAllowed = isAllowedOrigin(origin);
    const wantedMethod = context.req.header('access-control-request-method');

    if (context.req.method !== 'OPTIONS' || wantedMethod === undefined) {
      await next();
      context.res.headers.set('access-control-allow-credentials', 'true');
      if (!isAllowed) return;
      context.res.headers.set('access-control-allow-origin', origin);
      context.res.headers.append('vary', 'Origin');
      return;
    }

    const asked = (context.req.header('access-control-request-headers') ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== '');
    const wrong = [
      ...(isAllowed ? [] : ['origin']),
      ...(allowedMethods.includes(wantedMethod) ? [] : ['method']),
      ...(asked.every((name) => known.has(name)) ? [] : ['headers']),
    ];
    context.header('vary', 'Origin');
    if (isAllowed) context.header('access-control-allow-origin', origin);
    context.header('access-control-allow-credentials', 'true');
    context.header('access-control-allow-methods', allowedMethods.join(', '));
    context.header('access-control-allow-headers', allowedHeaders.join(', '));
    return wrong.length === 0
      ? context.text('OK', 200)
      : context.text(`Disallowed CORS ${wrong.join(', ')}`, 400);
  };
}
