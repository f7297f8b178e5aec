import type { RecordedExchange } from '../../../faults/replay/recording.ts';
import { compare } from './compare.ts';
import { filledIn } from './placeholder.ts';
import type { Difference, Variables } from './replayed.ts';

export interface Replay {
  readonly differences: readonly Difference[];
  readonly count: number;
}

const patienceMs = 5_000;

/** Sends recorded requests to a service, one after the other, and compares what it answers. */
export async function replayExchanges(
  service: string,
  base: string,
  exchanges: readonly RecordedExchange[],
  variables: Variables,
): Promise<Replay> {
  const differences: Difference[] = [];
  for (const { title, request, response, saves } of exchanges) {
    const name = `${service} ${request.method} ${request.path} (${title})`;
    const headers = Object.entries(request.headers ?? {}).map(
      ([key, value]) => [key, filledIn(value, variables)] as [string, string],
    );
    const answer = await fetch(base + filledIn(request.path, variables), {
      method: request.method,
      headers,
      body: request.body === undefined ? null : filledIn(request.body, variables),
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await answer.text();
    differences.push(...compare(name, 'status', response.status, answer.status, variables));
    for (const [key, value] of Object.entries(response.headers ?? {})) {
      // The case of `charset=utf-8` says nothing.
      const served = answer.headers.get(key)?.replace('UTF-8', 'utf-8');
      differences.push(...compare(name, `header ${key}`, value, served, variables));
    }
    const body = parsed(text);
    const recorded = response.body ?? response.text ?? '';
    differences.push(...compare(name, 'body', recorded, body, variables));
    for (const [variable, field] of Object.entries(saves ?? {})) {
      const value = (body as Readonly<Record<string, unknown>>)[field];
      if (typeof value !== 'string') throw new Error(`${name} was to answer ${field}; it answered ${text}`);
      variables.set(variable, value);
    }
  }
  return { differences, count: exchanges.length };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
