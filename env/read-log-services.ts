import type { LogLink } from './log-link.ts';
import type { Service } from './target.ts';

const services: readonly Service[] = ['auth', 'backend', 'frontend'];

/** What services are called in the logs, from `auth=auth-service backend=backend`; undefined when it is not of that form. */
export function readLogServices(text: string): LogLink['services'] | undefined {
  const pairs = text.split(/[\s,]+/).map((pair) => /^([a-z]+)=([\w.:/-]{1,100})$/.exec(pair));
  const names: Partial<Record<Service, string>> = {};
  for (const pair of pairs) {
    const service = services.find((one) => one === pair?.[1]);
    if (service === undefined || names[service] !== undefined || pair?.[2] === undefined) return undefined;
    names[service] = pair[2];
  }
  return names;
}
