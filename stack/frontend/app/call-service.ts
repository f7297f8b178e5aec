/** An answer of a service that is not the one asked for. */
export class ServiceError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Whether a service itself said no, and not what stands before it. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ServiceError && error.status < 502;
}

const readLimitMs = 10_000;

interface Given {
  readonly token?: string;
  readonly body?: object;
}

/**
 * Asks a service and answers its JSON.
 * @throws ServiceError with the service's own words when it refuses; Error with a sentence when it cannot be reached.
 */
export async function callService(
  base: string,
  method: string,
  path: string,
  { token, body }: Given,
): Promise<unknown> {
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  // What only reads is asked again rather than waited for.
  const limit = method === 'GET' ? { signal: AbortSignal.timeout(readLimitMs) } : {};
  const request = {
    method,
    headers,
    ...limit,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const response = await fetch(base + path, request).catch((error: unknown) => {
    throw new Error('The service cannot be reached. Check your connection, then try again.', {
      cause: error,
    });
  });
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ServiceError(response.status, detailOf(json) ?? `${path}: ${response.status}`);
  return json;
}

function detailOf(json: unknown): string | undefined {
  const { detail, user_message: words } = (json ?? {}) as Partial<Record<string, unknown>>;
  return [words, detail].find((text): text is string => typeof text === 'string');
}
