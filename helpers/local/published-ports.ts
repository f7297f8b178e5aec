import { serviceName } from './local-stack.ts';

/** The ports of this machine on which our services will be reached. */
export interface PublishedPorts {
  readonly auth: number;
  readonly backend: number;
  readonly frontend: number;
}

/** Reads them from `docker compose config --format json`, in the order of the file; undefined when it is not what that prints. */
export function publishedPorts(config: string): PublishedPorts | undefined {
  const services = fieldOf(parsed(config), 'services');
  const ports = fieldOf(fieldOf(services, serviceName), 'ports');
  const numbers = Array.isArray(ports) ? ports.map((port) => Number(fieldOf(port, 'published'))) : [];
  const [auth, backend, frontend] = numbers;
  if (!auth || !backend || !frontend) return undefined;
  return { auth, backend, frontend };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
