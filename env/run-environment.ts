import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { readBrowserVariables, type BrowserVariables } from './browser-variables.ts';
import { readPipelineVariables, type PipelineVariables } from './pipeline-variables.ts';
import { readProxyVariables, type ProxyVariables } from './proxy-variables.ts';
import { loginKeyVariable } from './target-schema.ts';
import { profileNames, targetNames } from './target.ts';

/** What the main process tells its workers of the run: made once, since the configuration is evaluated again in each worker. */
const runVariableSchema = z.object({
  id: z.string().min(1),
  /** ISO 8601, UTC. */
  startedAt: z.string().min(1),
  /** The run's own folder, absolute. */
  dir: z.string().min(1),
  target: z.enum(targetNames),
  /** The profile whose expression its `--grep` is, also where a file narrows it further; left out for every other expression. */
  profile: z.enum(profileNames).optional(),
  /** The starter was asked for the embedded stack: a browser may be installed where the selected checks need one and none is there. */
  mayInstall: z.boolean().optional(),
});
export type RunVariable = Readonly<z.output<typeof runVariableSchema>>;

const runName = 'GOLDEN_PATH_RUN';

/**
 * Variables that would colour a child's output, take a child for a worker of ours, take its output for the log of a pipeline's step,
 * or hand it our run. Compared in upper case.
 */
const notForChildren = new Set([
  'FORCE_COLOR',
  'NO_COLOR',
  'CLICOLOR',
  'CLICOLOR_FORCE',
  'COLORTERM',
  'DEBUG_COLORS',
  'TEST_WORKER_INDEX',
  'TEST_PARALLEL_INDEX',
  'NODE_TEST_CONTEXT',
  'GITHUB_ACTIONS',
  runName,
]);

/** The value of a variable; undefined when it is not set or blank. */
function read(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === '' ? undefined : value;
}

/**
 * Everything that a run takes from the environment besides its target. Together with `read-target.ts` the only reader of
 * `process.env`; every getter reads afresh.
 */
export const runEnvironment = {
  /** Whether a pipeline runs us: `CI` set to anything but `0` or `false`. */
  get ci(): boolean {
    return !['0', 'false', undefined].includes(read('CI')?.toLowerCase());
  },

  /** `GOLDEN_PATH_REPORTS`: where all output goes instead of `reports/`. */
  get reports(): string | undefined {
    return read('GOLDEN_PATH_REPORTS');
  },

  /** `HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY` and `GOLDEN_PATH_PROXY_LOOPBACK`: which way leads to an address. */
  get proxies(): ProxyVariables {
    return readProxyVariables(process.env);
  },

  /** `GOLDEN_PATH_BROWSER`, `GOLDEN_PATH_INSTALL`, and where programs stand: which browser page checks use. */
  get browser(): BrowserVariables {
    return readBrowserVariables(process.env);
  },

  /** `GITHUB_…`, `HEARTBEAT_…`, and when runs are due: what a pipeline tells us and wants to be told. */
  get pipeline(): PipelineVariables {
    return readPipelineVariables(process.env);
  },

  /** `GOLDEN_PATH_BASELINES`: another folder than `env/baselines/`. */
  get baselines(): string | undefined {
    return read('GOLDEN_PATH_BASELINES');
  },

  /** `E2E_OAUTH_SIMULATION_KEY`, whether this run logs in with it or not: it must not be written either way. */
  get loginKey(): string | undefined {
    return read(loginKeyVariable);
  },

  /** `NODE_EXTRA_CA_CERTS`: the file of authorities that Node trusts besides its own. Node itself reads it, when it starts. */
  get extraAuthorities(): string | undefined {
    return read('NODE_EXTRA_CA_CERTS');
  },

  /** `GOLDEN_PATH_WAIVERS`: another file than `env/waivers.json`, or `none` to waive nothing. */
  get waivers(): string | undefined {
    return read('GOLDEN_PATH_WAIVERS');
  },

  /** `GOLDEN_PATH_OWNERS`: another file than `env/owners.json`, or `none` to name nobody. */
  get owners(): string | undefined {
    return read('GOLDEN_PATH_OWNERS');
  },

  /**
   * `GOLDEN_PATH_RUN`: the run that this process belongs to; undefined in the first process of a run.
   * Throws a sentence when it holds anything but what `setRunVariable` wrote.
   */
  get run(): RunVariable | undefined {
    const text = read(runName);
    return text === undefined ? undefined : parseRun(text);
  },

  /** Whether Playwright's inspector is on (`PWDEBUG`), so that nothing should hurry. */
  get debugging(): boolean {
    return !['0', 'false', undefined].includes(read('PWDEBUG')?.toLowerCase());
  },

  /** The folder for what all runs of this user on this machine share. It need not exist yet. */
  get cacheFolder(): string {
    return join(userCache(process.platform), 'golden-path');
  },
};

function parseRun(text: string): RunVariable {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const run = runVariableSchema.safeParse(json);
  if (run.success) return run.data;
  const error = new Error(
    `${runName} in the environment is not what a run hands to its workers. It is not meant to be set by hand; unset it.`,
  );
  error.stack = error.message;
  throw error;
}

/** XDG_CACHE_HOME where it is set (to an absolute path, as its rules want), else the system's own place for caches. */
function userCache(platform: NodeJS.Platform): string {
  const xdg = read('XDG_CACHE_HOME');
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  if (platform === 'win32') return read('LOCALAPPDATA') ?? join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return join(homedir(), '.cache');
}

/** Hands the run to every process that this one starts from now on. */
export function setRunVariable(run: RunVariable): void {
  process.env[runName] = JSON.stringify(runVariableSchema.parse(run));
}

/**
 * Keeps Playwright from writing the texts of an open page, what is typed into it included, beside the errors of a failed test
 * (`error-context.md`). It looks at this variable when the page is closed.
 */
export function keepPagesOutOfErrors(): void {
  process.env['PLAYWRIGHT_NO_COPY_PROMPT'] = '1';
}

/**
 * The environment for a child process: ours without what colours output, without what marks a worker, and without our run.
 * `additions` come on top; an addition of undefined leaves that variable out.
 */
export function cleanEnvironment(
  additions: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const ours = Object.entries(process.env).filter(([name]) => !notForChildren.has(name.toUpperCase()));
  const all = Object.entries({ ...Object.fromEntries(ours), ...additions });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
