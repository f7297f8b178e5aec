import type { Check } from '../diagnosis/verdict-document.ts';

/** One address that was asked, and what it answered. */
export interface EndpointSeen {
  /** `GET /api/threads`. */
  readonly endpoint: string;
  /** Each answer with how often it was noted; the status, in words where none came. */
  readonly answers: readonly { readonly status: string; readonly times: number }[];
  /** What stood in the first of each kind of answer. */
  readonly examples: readonly string[];
}

const line =
  /^(?:\d+\. )?(?:(?:auth|backend|frontend) )?((?:GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD) \S+): (.*)$/s;
const twice = /^(\d{3}) in .* without a token, (\d{3}) in .* with one/;

/** The addresses that the checks asked and what came back, from their own words. An id in an address stands for any. */
export function endpointsOf(checks: readonly Check[]): readonly EndpointSeen[] {
  const seen = new Map<string, Map<string, { times: number; example: string }>>();
  for (const words of checks.flatMap(({ evidence }) => evidence)) {
    const [, address, rest = ''] = line.exec(words) ?? [];
    if (address === undefined) continue;
    const answers = seen.get(generic(address)) ?? new Map<string, { times: number; example: string }>();
    seen.set(generic(address), answers);
    for (const status of statusesOf(rest)) {
      const known = answers.get(status);
      answers.set(status, { times: (known?.times ?? 0) + 1, example: known?.example ?? rest });
    }
  }
  return [...seen]
    .map(([endpoint, answers]) => ({
      endpoint,
      answers: [...answers].map(([status, { times }]) => ({ status, times })),
      examples: [...new Set([...answers].map(([, { example }]) => example))],
    }))
    .toSorted((a, b) => pathOf(a).localeCompare(pathOf(b), 'en'));
}

/** Two calls on one line, with and without a login; else the status that comes first, or the first words of why none came. */
function statusesOf(rest: string): readonly string[] {
  const both = twice.exec(rest);
  if (both) return both.slice(1);
  return [
    /^\d{3}\b/.exec(rest)?.[0] ??
      rest
        .split(/[;:,(]/)[0]
        ?.trim()
        .slice(0, 40) ??
      '',
  ];
}

/** Without what differs from one call to the next. */
function generic(address: string): string {
  return address
    .replace(/\?.*$/, '')
    .replace(/\/(?:thread_\w+|[0-9a-f]{8}-[0-9a-f-]{27,}|gp-[\w-]+|run_\w+)(?=\/|$)/gi, '/…');
}

function pathOf({ endpoint }: EndpointSeen): string {
  return endpoint.split(' ')[1] ?? '';
}
