import { finding, type Finding } from '../diagnosis/finding.ts';
import type { CrossOriginExchange } from '../http/ask-across-origins.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Judgement } from './judgement.ts';

/** A browser lets the chat page call: the preflight allows origin, method and header, and the answer itself names the origin. */
export function judgeOwnOrigin(exchanges: readonly CrossOriginExchange[]): Judgement {
  return {
    findings: exchanges.flatMap((exchange) => {
      const wrongs = [...preflightFaults(exchange), ...originFaults(exchange.plain, exchange.origin)];
      if (wrongs.length === 0) return [];
      const words = `${exchange.service} must let ${exchange.origin} in: ${wrongs.join('; ')}.`;
      return [finding('CORS_BLOCKED', words, describe(exchange))];
    }),
    evidence: exchanges.flatMap(describe),
  };
}

/**
 * A browser keeps a foreign page out: no answer names its origin, nor everybody's. An error names nobody and keeps nobody out: what the
 * service would let in shows only in an answer that it gives in full.
 */
export function judgeForeignOrigin(exchanges: readonly CrossOriginExchange[]): Judgement {
  return {
    findings: exchanges.flatMap((exchange): readonly Finding[] => {
      const { service, origin, preflight, plain } = exchange;
      const open = [preflight, plain].filter((reply) =>
        [origin, '*', 'null'].includes(allowedBy(reply) ?? ''),
      );
      if (open.length === 0) return [];
      const words = `${service} lets the foreign origin ${origin} in (${open.map(nameOf).join(', ')}).`;
      return [finding('CORS_OPEN', words, describe(exchange))];
    }),
    evidence: exchanges.flatMap(describe),
    unmeasurable: exchanges.flatMap(({ service, plain }) =>
      plain.status === 200
        ? []
        : [`${service} ${nameOf(plain)} answered ${plain.status}, which says nothing of who is let in.`],
    ),
  };
}

function preflightFaults({ preflight, origin, wants }: CrossOriginExchange): readonly string[] {
  const allows = (name: string, wanted: string): boolean =>
    (preflight.headers.get(name) ?? '')
      .split(',')
      .some((one) => one.trim().toLowerCase() === wanted.toLowerCase());
  return [
    ...(preflight.status === 200 || preflight.status === 204
      ? []
      : [`${nameOf(preflight)} answered ${preflight.status} instead of 200`]),
    ...originFaults(preflight, origin),
    ...(allows('access-control-allow-methods', wants.method) ? [] : [`${wants.method} is no allowed method`]),
    ...(allows('access-control-allow-headers', wants.header) ? [] : [`${wants.header} is no allowed header`]),
  ];
}

/** With credentials a browser takes nothing but the very origin: `*` is a refusal. */
function originFaults(reply: HttpReply, origin: string): readonly string[] {
  const named = allowedBy(reply);
  return [
    ...(named === origin ? [] : [`${nameOf(reply)} allows ${named ?? 'no origin'}`]),
    ...(reply.headers.get('access-control-allow-credentials') === 'true'
      ? []
      : [`${nameOf(reply)} allows no credentials`]),
  ];
}

function allowedBy({ headers }: HttpReply): string | undefined {
  return headers.get('access-control-allow-origin') ?? undefined;
}

function nameOf({ method, url }: HttpReply): string {
  return `${method} ${new URL(url).pathname}`;
}

function describe({ service, origin, preflight, plain }: CrossOriginExchange): string[] {
  return [preflight, plain].map(
    (reply) =>
      `${service} ${nameOf(reply)} from ${origin}: ${reply.status}, allows ${allowedBy(reply) ?? 'no origin'}`,
  );
}
