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
    contentProbe: values.CONTENT_PROBE === 'yes',
    limitPercent: values.LIMIT_PERCENT ?? 100,
    ...(values.COMPOSE_FILE === undefined ? {} : { composeFile: values.COMPOSE_FILE }),
    warmUpMs: values.WARM_UP_MS,
    ...(rateLimit === undefined ? {} : { rateLimit }),
    limits: limitsOf(values),
    ...(values.PRICE_PER_TURN === undefined ? {} : { pricePerTurn: values.PRICE_PER_TURN }),
    ...(values.LOG_LINK === undefined
      ? {}
      : { logLink: { template: values.LOG_LINK, services: values.LOG_SERVICES ?? {} } }),
    powers: powersOf(name, values, onSharedHosts),
    ...cautionOf(name, values, onSharedHosts),
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
    soak: { maxTurns: values.MAX_TURNS_SOAK, maxMinutes: values.MAX_MINUTES_SOAK },
  };
}

/** Where others work too: the contract's figures at most, whatever is set, and in the nightly run alone (auth contract, 4.7). */
const guestBadHandshakes = { perMinute: 3, profile: 'nightly' } as const;
const guestQuietMs = 11_000;

function cautionOf(
  name: TargetName,
  values: Settings,
  onSharedHosts: boolean,
): Pick<TargetSettings, 'badHandshakeLimit' | 'quietAfterLogoutMs'> {
  const { BAD_HANDSHAKES_PER_MINUTE: perMinute, QUIET_AFTER_LOGOUT_MS: quietMs } = values;
  if (isAmongOthers(name, onSharedHosts)) {
    return {
      badHandshakeLimit: {
        ...guestBadHandshakes,
        perMinute: Math.min(perMinute ?? guestBadHandshakes.perMinute, guestBadHandshakes.perMinute),
      },
      quietAfterLogoutMs: Math.max(quietMs ?? guestQuietMs, guestQuietMs),
    };
  }
  return quietMs === undefined ? {} : { quietAfterLogoutMs: quietMs };
}

function isAmongOthers(name: TargetName, onSharedHosts: boolean): boolean {
  return name === 'staging' || onSharedHosts;
}

/**
 * Wrongly signed tokens need the control address of an embedded stack: given when attaching, always there when the run starts
 * the stack itself. Bad handshakes open a shared circuit breaker (auth contract, section 4), so never freely where others work.
 */
function powersOf(name: TargetName, values: Settings, onSharedHosts: boolean): Powers {
  const startsStack = values.AUTH_URL === undefined;
  return {
    signedWrongTokens: name === 'embedded' && (startsStack || values.CONTROL_URL !== undefined),
    badHandshakes: !isAmongOthers(name, onSharedHosts),
    manyUsers: values.LOGIN !== 'dev-login',
    usersAtOnce: values.USERS_AT_ONCE,
  };
}
