import type { Settings } from './target-schema.ts';
import type {
  Origin,
  Powers,
  ProfileName,
  RateLimit,
  RunLimits,
  TargetName,
  TargetSettings,
} from './target.ts';

/** What a guest may send where a target declares no limit of its own, but goes to hosts that others use too. */
const guestRateLimit: RateLimit = { requestsPerMinute: 40, apiRequestsPerMinute: 300 };

interface Circumstances {
  readonly loginKey: string | undefined;
  /** One of its hosts is used by others too. */
  readonly onSharedHosts: boolean;
  readonly origins: readonly Origin[];
}

/** The settings of a target from its parsed values. */
export function targetSettings(
  name: TargetName,
  values: Settings,
  { loginKey, onSharedHosts, origins }: Circumstances,
): TargetSettings {
  const rateLimit = rateLimitOf(values) ?? (onSharedHosts ? guestRateLimit : undefined);
  return {
    name,
    product: name !== 'embedded',
    login: values.LOGIN,
    ...(values.LOGIN === 'key' && loginKey !== undefined ? { loginKey } : {}),
    ...(values.ROOT_AGENT === undefined ? {} : { rootAgent: values.ROOT_AGENT }),
    firstTurn: values.FIRST_TURN,
    laterTurns: values.LATER_TURNS,
    agentTimeoutMs: values.AGENT_TIMEOUT_MS,
    limitPercent: values.LIMIT_PERCENT ?? 100,
    warmUpMs: values.WARM_UP_MS,
    ...(rateLimit === undefined ? {} : { rateLimit }),
    limits: limitsOf(values),
    powers: powersOf(name, values, onSharedHosts),
    origins,
  };
}

function rateLimitOf(values: Settings): RateLimit | undefined {
  const { REQUESTS_PER_MINUTE: pages, API_REQUESTS_PER_MINUTE: api } = values;
  if (pages === undefined || api === undefined) return undefined;
  return { requestsPerMinute: pages, apiRequestsPerMinute: api };
}

function limitsOf(values: Settings): Record<ProfileName, RunLimits> {
  return {
    full: { maxTurns: values.MAX_TURNS_FULL, maxMinutes: values.MAX_MINUTES_FULL },
    smoke: { maxTurns: values.MAX_TURNS_SMOKE, maxMinutes: values.MAX_MINUTES_SMOKE },
    'golden-path': { maxTurns: values.MAX_TURNS_GOLDEN_PATH, maxMinutes: values.MAX_MINUTES_GOLDEN_PATH },
    nightly: { maxTurns: values.MAX_TURNS_NIGHTLY, maxMinutes: values.MAX_MINUTES_NIGHTLY },
  };
}

/**
 * Wrongly signed tokens need the control address of an embedded stack: given when attaching, always there when the run starts
 * the stack itself. Bad handshakes open a shared circuit breaker (auth contract, section 4), so never where others work.
 */
function powersOf(name: TargetName, values: Settings, onSharedHosts: boolean): Powers {
  const startsStack = values.AUTH_URL === undefined;
  return {
    signedWrongTokens: name === 'embedded' && (startsStack || values.CONTROL_URL !== undefined),
    badHandshakes: name !== 'staging' && !onSharedHosts,
    manyUsers: values.LOGIN !== 'dev-login',
  };
}
