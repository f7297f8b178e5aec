const patienceMs = 5_000;

export function get(url: string, token?: string): Promise<Response> {
  return fetch(url, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(patienceMs),
  });
}
