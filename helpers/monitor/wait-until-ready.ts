import type { Service, Target } from '../../env/target.ts';
import type { Code } from '../diagnosis/codes.ts';
import { FindingError, type Finding } from '../diagnosis/finding.ts';
import { openHost } from '../fixtures/hosts.ts';
import type { HttpClient } from '../http/http-client.ts';

const services: readonly Service[] = ['auth', 'backend', 'frontend'];

/** No wait makes these better. */
const hopeless: readonly Code[] = ['SELF_RATE_LIMITED', 'PROXY_REFUSED'];

export interface WaitOptions {
  /** How long it waits at most, ms. After a deployment services may start for 300 s (requirements, budgets: warm-up). */
  readonly forMs: number;
  /** From one look to the next, ms. */
  readonly everyMs: number;
  readonly onLook?: (line: string) => void;
}

export interface Readiness {
  readonly isReady: boolean;
  readonly tookMs: number;
  /** What each service that is not ready said last. */
  readonly troubles: readonly Finding[];
}

/**
 * Waits until auth, backend and frontend each say in their health body that they are well, whatever they answer before: while a
 * deployment goes on, names, doors and revisions come and go. A run itself waits only for a host that says that it is starting.
 */
export async function waitUntilReady(
  target: Target,
  http: HttpClient,
  { forMs, everyMs, onLook = () => undefined }: WaitOptions,
): Promise<Readiness> {
  const startedMs = performance.now();
  const patient: Target = { ...target, warmUpMs: 0 };
  const ready = new Set<Service>();
  for (;;) {
    const troubles: Finding[] = [];
    for (const service of services.filter((one) => !ready.has(one))) {
      const trouble = await troubleWith(service, patient, http);
      if (trouble) troubles.push(trouble);
      else ready.add(service);
    }
    const tookMs = performance.now() - startedMs;
    if (troubles.length === 0) return { isReady: true, tookMs, troubles };
    onLook(
      `${Math.round(tookMs / 1000)} s: ${troubles.map(({ code, sentence }) => `${code}: ${sentence}`).join(' | ')}`,
    );
    const isHopeless = troubles.some(({ code }) => hopeless.includes(code));
    if (isHopeless || tookMs + everyMs > forMs) return { isReady: false, tookMs, troubles };
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

async function troubleWith(service: Service, target: Target, http: HttpClient): Promise<Finding | undefined> {
  try {
    await openHost(service, target, http);
    return undefined;
  } catch (error) {
    if (error instanceof FindingError) return error.finding;
    throw error;
  }
}
