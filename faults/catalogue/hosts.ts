/** The services and their routes, as the faults of HTTP name them. */
export const services = ['auth', 'backend', 'frontend'] as const;
export type HostName = (typeof services)[number];

export const health = (service: HostName) => ({
  service,
  path: service === 'frontend' ? '/api/health' : '/health',
});

/** The checks that come to a host first, and the golden turn. */
export const reached = (service: HostName) => ({ grep: `${service} host|agent events` });

export const threads = { service: 'backend', path: '/api/threads' } as const;

/** What a load balancer says where nothing is mapped. */
export const page = '<!DOCTYPE html><html><title>Error 404 (Not Found)!!1</title></html>';
