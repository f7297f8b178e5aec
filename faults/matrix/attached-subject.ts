import type { ServiceName } from '../vocabulary/parts.ts';
import type { Subject } from './start-stack.ts';

const services: readonly ServiceName[] = ['auth', 'backend', 'ws', 'frontend'];

/** The running local system that `LOCAL_AUTH_URL` and the other three name. It is never started, stopped or reset. */
export function attachedSubject(): Subject {
  const url = (service: ServiceName): string => {
    const variable = `LOCAL_${service.toUpperCase()}_URL`;
    // eslint-disable-next-line no-restricted-properties -- the suite reads these in env/, which this room may not import
    const value = process.env[variable]?.trim();
    if (value) return value;
    throw new Error(`--target local needs the addresses of a running system: ${variable} is not set.`);
  };
  const urls = Object.fromEntries(services.map((service) => [service, url(service)]));
  return {
    urls: urls as Record<ServiceName, string>,
    control: undefined,
    stop: async () => undefined,
  };
}
