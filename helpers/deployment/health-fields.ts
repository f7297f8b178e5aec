import type { Service } from '../../env/target.ts';

/** What the health bodies of the agreed revision hold (auth contract, 1a; websocket contract, section 5; ui contract, section 1). */
export const healthFields: Readonly<Record<Service, readonly string[]>> = {
  auth: ['status', 'service', 'version', 'timestamp', 'uptime_seconds', 'environment'],
  backend: ['status', 'service', 'version', 'timestamp'],
  frontend: ['status', 'service', 'version', 'timestamp', 'environment', 'uptime', 'memory'],
};
