import type { Service } from '../../env/target.ts';

const titles: Readonly<Record<Service, string>> = {
  auth: 'Login service',
  backend: 'Backend',
  frontend: 'Chat page',
};

/** A service as a heading, for people who do not know our words. */
export function serviceTitle(service: Service): string {
  return titles[service];
}
