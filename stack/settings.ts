import { z } from 'zod';

import { ignoredChecksWanted, readIgnoredChecks } from './auth/ignored-checks.ts';
import type { IgnoredCheck } from './auth/ignored-checks.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().min(0).max(600_000);

const usualPaceMs = 150;
const usualWatchedPaceMs = 400;

/** What each variable must be, in words; shown when it is not. */
const wanted = {
  STACK_BIND: '127.0.0.1, or 0.0.0.0 to listen on every address of a container',
  STACK_HOST: '127.0.0.1 or localhost',
  STACK_AUTH_PORT: 'a port number from 0 to 65535',
  STACK_BACKEND_PORT: 'a port number from 0 to 65535',
  STACK_FRONTEND_PORT: 'a port number from 0 to 65535',
  STACK_PACE_MS: 'a whole number of milliseconds from 0 to 600000',
  STACK_WATCHED_PACE_MS: 'a whole number of milliseconds from 0 to 600000',
  STACK_LOGIN_KEY: 'a text of at least 8 characters',
  STACK_TOKEN_MARK: 'a word of lower-case letters',
  STACK_ACCESS_TOKEN_SECONDS: 'a whole number of seconds from 1 to 86400',
  STACK_HEARTBEAT_MS: 'a whole number of milliseconds from 1 to 600000',
  STACK_ENVIRONMENT: 'a word of lower-case letters, digits and hyphens',
  STACK_IGNORES: ignoredChecksWanted,
} as const;
type Variable = keyof typeof wanted;

const schema = z.object({
  STACK_BIND: z.enum(['127.0.0.1', '0.0.0.0']).default('127.0.0.1'),
  STACK_HOST: z.enum(['127.0.0.1', 'localhost']).default('127.0.0.1'),
  STACK_AUTH_PORT: port.default(0),
  STACK_BACKEND_PORT: port.default(0),
  STACK_FRONTEND_PORT: port.default(0),
  STACK_PACE_MS: milliseconds.optional(),
  STACK_WATCHED_PACE_MS: milliseconds.optional(),
  STACK_LOGIN_KEY: z.string().min(8).optional(),
  STACK_TOKEN_MARK: z
    .string()
    .regex(/^[a-z]+$/)
    .optional(),
  STACK_ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(1).max(86_400).default(7200),
  STACK_HEARTBEAT_MS: milliseconds.min(1).default(10_000),
  STACK_ENVIRONMENT: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default('embedded'),
  STACK_IGNORES: z
    .string()
    .transform((text, context) => {
      const ignored = readIgnoredChecks(text);
      if (ignored !== undefined) return ignored;
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    })
    .default([]),
});

/** Everything that can be set from outside. Times in milliseconds unless the name says otherwise. */
export interface Settings {
  /** The address on which the three services listen. Only a container needs another than this machine's own. */
  readonly bind: '127.0.0.1' | '0.0.0.0';
  /** How the services call this machine in addresses, of which the page knows the others: as whoever opens the page calls it. */
  readonly host: '127.0.0.1' | 'localhost';
  readonly authPort: number;
  readonly backendPort: number;
  readonly frontendPort: number;
  /** How long one turn takes, first event to last. */
  readonly paceMs: number;
  /** The same for a turn that was asked on a page: in less, nobody who watches could see what happens. */
  readonly watchedPaceMs: number;
  /** The key of `/auth/e2e/test-auth`; undefined means that this way to log in is not set up. */
  readonly loginKey: string | undefined;
  /** A claim of its own in every token (`mark`), by which its owner finds a token that lies where it should not. */
  readonly tokenMark: string | undefined;
  readonly accessTokenSeconds: number;
  readonly heartbeatMs: number;
  /** What health bodies and tokens say where they run. */
  readonly environment: string;
  /** Checks of a token that are left out on purpose, so that the suite can be seen to notice it. */
  readonly ignores: readonly IgnoredCheck[];
}

/**
 * Reads the settings; the one reader of `process.env` in this room. A blank variable counts as missing.
 * @throws Error with one sentence that names the variable, what it must be, and what it was.
 */
export function readSettings(): Settings {
  const given: Partial<Record<Variable, string>> = {};
  for (const variable of Object.keys(wanted) as Variable[]) {
    const value = process.env[variable]?.trim();
    if (value) given[variable] = value;
  }
  const read = schema.safeParse(given);
  if (!read.success) throw new Error(sentenceOf(read.error.issues[0]?.path[0] as Variable, given));
  return {
    bind: read.data.STACK_BIND,
    host: read.data.STACK_HOST,
    authPort: read.data.STACK_AUTH_PORT,
    backendPort: read.data.STACK_BACKEND_PORT,
    frontendPort: read.data.STACK_FRONTEND_PORT,
    paceMs: read.data.STACK_PACE_MS ?? usualPaceMs,
    watchedPaceMs: read.data.STACK_WATCHED_PACE_MS ?? read.data.STACK_PACE_MS ?? usualWatchedPaceMs,
    loginKey: read.data.STACK_LOGIN_KEY,
    tokenMark: read.data.STACK_TOKEN_MARK,
    accessTokenSeconds: read.data.STACK_ACCESS_TOKEN_SECONDS,
    heartbeatMs: read.data.STACK_HEARTBEAT_MS,
    environment: read.data.STACK_ENVIRONMENT,
    ignores: read.data.STACK_IGNORES,
  };
}

function sentenceOf(variable: Variable, given: Partial<Record<Variable, string>>): string {
  // The login key is a secret: its value is not repeated.
  const value = variable === 'STACK_LOGIN_KEY' ? 'it is shorter' : `it is "${given[variable] ?? ''}"`;
  return `${variable} must be ${wanted[variable]}, but ${value}.`;
}
