import type { Service } from '../../env/target.ts';
import type { Code, Layer } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';

/** Whose logs can say more of a break at a layer. Below them no service was reached that could have written anything. */
const byLayer: Readonly<Partial<Record<Layer, readonly Service[]>>> = {
  auth: ['auth'],
  handshake: ['backend'],
  protocol: ['backend'],
  routing: ['backend'],
  isolation: ['backend'],
  events: ['backend'],
  agent: ['backend'],
  answer: ['backend'],
  data: ['backend'],
  latency: ['backend'],
  ui: ['frontend', 'backend'],
};

/** Codes at which more or other services have a part than at their layer. */
const byCode: Readonly<Partial<Record<Code, readonly Service[]>>> = {
  LB_HEADER_STRIPPED: ['backend'],
  LB_SUBPROTOCOL_STRIPPED: ['backend'],
  BACKEND_DOWN: ['backend'],
  FRONTEND_DOWN: ['frontend'],
  CONFIG_DRIFT: ['backend'],
  HEALTH_LIES: ['backend', 'auth'],
  JWT_CROSS_SERVICE_REJECTED: ['backend', 'auth'],
  S2S_AUTH_FAIL: ['backend', 'auth'],
  IDENTITY_COLLISION: ['backend', 'auth'],
  IDENTITY_MISMATCH: ['backend', 'auth'],
  AUTH_FLAKY_REUSE: ['backend', 'auth'],
  AUTH_BYPASSED: ['backend', 'auth'],
  AUTH_DEGRADED: ['backend'],
  LOGOUT_INCOMPLETE: ['auth', 'backend'],
  REFUSAL_UNEXPLAINED: ['backend'],
  REFUSAL_SILENT: ['backend'],
  WS_AUTH_FAILED: ['backend', 'auth'],
  WS_HTTP_403: ['backend', 'auth'],
  UI_LOGIN_FAILED: ['frontend', 'auth'],
  UNMEASURABLE: [],
  BROWSER_MISSING: [],
  FRONTEND_STALE: ['frontend'],
};

const allServices: readonly Service[] = ['auth', 'backend', 'frontend'];

/**
 * The services whose logs belong to a finding, the likeliest first. At the layer of plain requests it is those whose name or host its
 * words hold. `urls` are the addresses of the run by service.
 */
export function servicesOf(
  { code, layer, sentence, evidence }: Pick<Finding, 'code' | 'layer' | 'sentence' | 'evidence'>,
  urls: Readonly<Record<string, string>>,
): readonly Service[] {
  const known = byCode[code] ?? byLayer[layer];
  if (known !== undefined || layer !== 'http') return known ?? [];
  const words = [sentence, ...evidence].join('\n').toLowerCase();
  const named = allServices.filter((service) => {
    const host = hostOf(urls[service]);
    return new RegExp(`\\b${service}\\b`).test(words) || (host !== undefined && words.includes(host));
  });
  return named.length === 0 ? ['backend'] : named;
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).host.toLowerCase() : undefined;
}
