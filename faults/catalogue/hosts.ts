/** The services and their routes, as the faults of HTTP name them. */
export const services = ['auth', 'backend', 'frontend'] as const;
export type HostName = (typeof services)[number];

export const health = (service: HostName) => ({
  service,
  path: service === 'frontend' ? '/api/health' : '/health',
});

/** The checks of a host itself. */
export const ofHost = (service: HostName) => ({ grep: `${service} host` });

/**
 * What needs a host: the golden turn, for the page its own checks beside it. A host that cannot be used blocks whatever comes
 * after, so one check proves it; the cross product of the night runs all.
 */
export const reached = (service: HostName) => ({
  grep: service === 'frontend' ? 'frontend host|agent events' : 'agent events',
});

export const threads = { service: 'backend', path: '/api/threads' } as const;

/** What a load balancer says where nothing is mapped. */
export const page = '<!DOCTYPE html><html><title>Error 404 (Not Found)!!1</title></html>';
