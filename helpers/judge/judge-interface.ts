import type { RequiredRoute } from '../../env/required-routes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import type { InterfaceReport, ProbedRoute } from '../http/ask-interface.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import { missingRoutes } from './missing-routes.ts';
import type { Judgement } from './judgement.ts';

/**
 * The published interface (OpenAPI) of a service names every route that the page and the golden path call. A route that it leaves
 * out is missing when the service does not know it either; else only the document is wrong.
 */
export function judgeInterface({ service, required, document, probed }: InterfaceReport): Judgement {
  const where = `${service} ${new URL(document.url).pathname}`;
  const paths = fieldOf(document.json, 'paths');
  const seen = [describeReply(document)];
  if (document.status !== 200 || typeof paths !== 'object' || paths === null) {
    const code =
      document.status >= 500 ? 'API_5XX' : document.status === 200 ? 'API_CONTRACT' : 'API_ROUTE_MISSING';
    const words = `${where} answered ${document.status} without a published interface (OpenAPI) in it.`;
    return { findings: [finding(code, words, seen)], evidence: seen };
  }
  const missing = missingRoutes(document.json, required);
  const unserved = probed.filter(({ reply }) => isUnknown(reply));
  const served = probed.filter(({ reply }) => !isUnknown(reply));
  const unasked = missing.filter((route) => !probed.some((one) => one.route === route));
  return {
    findings: [...gone(service, where, unserved, unasked), ...unpublished(where, served)],
    evidence: [
      `${where} names ${Object.keys(paths).length} paths; ${required.length - missing.length} of ${required.length} required routes are among them`,
    ],
  };
}

/** An unknown path or method, and not the service's own word for a thing that is not there. */
function isUnknown({ status, json }: ProbedRoute['reply']): boolean {
  return status === 405 || (status === 404 && fieldOf(json, 'error_code') === undefined);
}

function gone(
  service: InterfaceReport['service'],
  where: string,
  unserved: readonly ProbedRoute[],
  unasked: readonly RequiredRoute[],
): Finding[] {
  if (unserved.length === 0 && unasked.length === 0) return [];
  const names = [
    ...unserved.map(({ route }) => nameOf(route)),
    ...unasked.map((route) => `${nameOf(route)} (not asked for)`),
  ];
  const words = `${where} does not name ${names.join(', ')}, nor are they served.`;
  return [
    finding(
      service === 'auth' ? 'AUTH_ENDPOINT_MISSING' : 'API_ROUTE_MISSING',
      words,
      unserved.map(({ reply }) => describeReply(reply)),
    ),
  ];
}

function unpublished(where: string, served: readonly ProbedRoute[]): Finding[] {
  if (served.length === 0) return [];
  const words = `${where} does not name ${served.map(({ route }) => nameOf(route)).join(', ')}; asked for, the service knows it.`;
  return [
    finding(
      'API_UNDOCUMENTED',
      words,
      served.map(({ reply }) => describeReply(reply)),
    ),
  ];
}

function nameOf({ method, path }: RequiredRoute): string {
  return `${method} ${path}`;
}
