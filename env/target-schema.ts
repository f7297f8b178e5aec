import { z } from 'zod';
import { logPlaces } from './log-link.ts';
import { readLogServices } from './read-log-services.ts';
import { readLogTemplate } from './read-log-template.ts';
import { loginWays, type Price } from './target.ts';

/**
 * A setting read from text. `must` finishes the sentence "it must be …" and is the message of every issue, so that no message
 * can repeat the value, which may be a secret in the wrong place.
 */
function setting<T>(must: string, read: (text: string) => T | undefined) {
  return z.string({ error: must }).transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: must });
    return z.NEVER;
  });
}

/** An address without a trailing slash. User names, queries and fragments are refused: they are secrets or mistakes. */
function url(schemes: readonly string[], example: string) {
  const names = schemes.map((scheme) => `${scheme}://`).join(' or ');
  return setting(
    `a full ${names} address, without user name, query or fragment, such as ${example}`,
    (text) => {
      const scheme = /^([a-z]+):\/\/[^\s/]/i.exec(text)?.[1]?.toLowerCase();
      if (scheme === undefined || !schemes.includes(scheme) || /[\s?#@\\]/.test(text)) return undefined;
      return URL.canParse(text) ? new URL(text).href.replace(/\/+$/, '') : undefined;
    },
  );
}

const httpUrl = url(['http', 'https'], 'http://localhost:8000');
const wsUrl = url(['ws', 'wss'], 'ws://localhost:8000/ws');

function oneOf<const W extends readonly string[]>(words: W) {
  return setting(`one of ${words.join(', ')}`, (text): W[number] | undefined =>
    words.find((word) => word === text),
  );
}

const wholeNumber = setting('a whole number above zero, in digits only', (text) =>
  /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined,
);

const percentage = setting('a whole percentage from 1 to 100, in digits only', (text) =>
  /^(?:[1-9]\d?|100)$/.test(text) ? Number(text) : undefined,
);

/** Digits with at most six decimals, and the currency by its three letters. */
const pricePerTurn = setting('an amount and its currency, such as 0.04 USD', (text): Price | undefined => {
  const [, amount, currency] = /^(\d{1,6}(?:\.\d{1,6})?) ([A-Z]{3})$/.exec(text) ?? [];
  return amount === undefined || currency === undefined ? undefined : { amount: Number(amount), currency };
});

const agentName = setting(
  'the name of an agent: letters, digits, spaces, dots, dashes and underscores',
  (text) => (/^[A-Za-z][\w .-]{0,63}$/.test(text) ? text : undefined),
);

const filePath = setting('the path of a file, such as ../product/docker/docker-compose.yml', (text) =>
  /^[^\0\r\n-][^\0\r\n]*$/.test(text) ? text : undefined,
);

const logLink = setting(
  `an https:// address (http:// for this machine itself) with at least one of the places ${logPlaces.map((place) => `{${place}}`).join(', ')} behind its host, no others, and no user name or secret in it`,
  readLogTemplate,
);

const logServices = setting(
  'the names of services in the logs, such as auth=auth-service backend=backend frontend=frontend',
  readLogServices,
);

const turnType = oneOf(['start_agent', 'user_message']);

/** Every setting of a target, by the key it has in a .env file. In the environment it carries the prefix `<TARGET>_`. */
export const settingsSchema = z.object({
  AUTH_URL: httpUrl.optional(),
  BACKEND_URL: httpUrl.optional(),
  WS_URL: wsUrl.optional(),
  FRONTEND_URL: httpUrl.optional(),
  BACKEND_DIRECT_URL: httpUrl.optional(),
  /** Control address of an embedded stack that the run attaches to. */
  CONTROL_URL: httpUrl.optional(),
  /** The compose file of local services, to ask which of them is down. */
  COMPOSE_FILE: filePath.optional(),
  LOGIN: oneOf(loginWays),
  ROOT_AGENT: agentName.optional(),
  FIRST_TURN: turnType,
  LATER_TURNS: turnType,
  AGENT_TIMEOUT_MS: wholeNumber,
  CONTENT_PROBE: oneOf(['yes', 'no']).optional(),
  LIMIT_PERCENT: percentage.optional(),
  WARM_UP_MS: wholeNumber,
  REQUESTS_PER_MINUTE: wholeNumber.optional(),
  API_REQUESTS_PER_MINUTE: wholeNumber.optional(),
  BAD_HANDSHAKES_PER_MINUTE: wholeNumber.optional(),
  QUIET_AFTER_LOGOUT_MS: wholeNumber.optional(),
  USERS_AT_ONCE: wholeNumber,
  /** What one turn costs, for the page of a run. */
  PRICE_PER_TURN: pricePerTurn.optional(),
  /** An address of the server logs, and what the services are called there: for links beside findings. */
  LOG_LINK: logLink.optional(),
  LOG_SERVICES: logServices.optional(),
  MAX_TURNS_FULL: wholeNumber,
  MAX_MINUTES_FULL: wholeNumber,
  MAX_TURNS_SMOKE: wholeNumber,
  MAX_MINUTES_SMOKE: wholeNumber,
  MAX_TURNS_GOLDEN_PATH: wholeNumber,
  MAX_MINUTES_GOLDEN_PATH: wholeNumber,
  MAX_TURNS_NIGHTLY: wholeNumber,
  MAX_MINUTES_NIGHTLY: wholeNumber,
  MAX_TURNS_SOAK: wholeNumber,
  MAX_MINUTES_SOAK: wholeNumber,
});

export type Settings = z.output<typeof settingsSchema>;
export type SettingKey = keyof Settings;

/** A secret, named alike in a secrets file and in the environment. It has to fit into a header: printable ASCII, no spaces. */
export const loginKeyVariable = 'E2E_OAUTH_SIMULATION_KEY';
export const loginKeySchema = setting(
  'printable characters without spaces, as a header can carry them',
  (text) => (/^[\x21-\x7e]+$/.test(text) ? text : undefined),
);

export const urlKeys = ['AUTH_URL', 'BACKEND_URL', 'WS_URL', 'FRONTEND_URL'] as const;
const optionalUrlKeys = ['BACKEND_DIRECT_URL', 'CONTROL_URL'] as const;
export const allUrlKeys = [...urlKeys, ...optionalUrlKeys] as const;
export type UrlKey = (typeof allUrlKeys)[number];

const everyKey = Object.keys(settingsSchema.shape) as SettingKey[];

/** The one target that a setting belongs to; those that are not listed belong to all. */
const ownerOf: Partial<Readonly<Record<SettingKey, string>>> = {
  CONTROL_URL: 'embedded',
  COMPOSE_FILE: 'local',
};

/** The settings that a target may have; the control address is a thing of the embedded stack alone, and Docker of local. */
export function settingKeysOf(target: string): readonly SettingKey[] {
  return everyKey.filter((key) => (ownerOf[key] ?? target) === target);
}
