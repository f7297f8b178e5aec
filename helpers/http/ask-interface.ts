import { requiredRoutes, type RequiredRoute } from '../../env/required-routes.ts';
import { missingRoutes } from '../judge/missing-routes.ts';
import type { HttpClient, HttpReply } from './http-client.ts';

/** A route that the document does not name, and what the service says when it is asked for it all the same. */
export interface ProbedRoute {
  readonly route: RequiredRoute;
  readonly reply: HttpReply;
}

/** The published interface of a service, and a look at what it leaves out. */
export interface InterfaceReport {
  readonly service: 'auth' | 'backend';
  readonly required: readonly RequiredRoute[];
  readonly document: HttpReply;
  readonly probed: readonly ProbedRoute[];
}

/** More routes than these are not asked for: then the document is another service's, or none. */
const mostProbes = 6;

/** Fetches the OpenAPI document, and asks once for each required route that it lacks: without a token, so that nothing happens. */
export async function askInterface(service: 'auth' | 'backend', http: HttpClient): Promise<InterfaceReport> {
  const required: readonly RequiredRoute[] = requiredRoutes[service];
  const document = await http.send(service, 'GET', '/openapi.json');
  const probed: ProbedRoute[] = [];
  for (const route of missingRoutes(document.json, required).slice(0, mostProbes)) {
    const { method } = route;
    const path = route.path.replaceAll(/\{\w+\}/g, 'none');
    const body = method === 'POST' || method === 'PUT' ? { body: {} } : {};
    probed.push({ route, reply: await http.send(service, method, path, body) });
  }
  return { service, required, document, probed };
}
