import { browserVariable, installVariable } from '../../env/browser-variables.ts';
import { browserMissing } from './browser-missing.ts';
import type { FoundBrowser } from './find-browser.ts';
import type { InstallStep, InstallWay } from './install-ways.ts';
import type { StepOutcome } from './run-install-step.ts';
import type { BrowserSearch } from './search-for-browser.ts';

/** What an installation works with; handed in, so that it can be tried without installing anything. */
export interface Installer {
  readonly search: () => BrowserSearch;
  /** `GOLDEN_PATH_INSTALL`, as it is set. */
  readonly setting: string | undefined;
  readonly ways: readonly InstallWay[];
  /** Ways that this machine does not allow, and why. */
  readonly closed: readonly string[];
  readonly run: (step: InstallStep) => Promise<StepOutcome>;
  /** What a browser says that does not start; undefined when it starts, or where that cannot be asked quickly. */
  readonly complaintOf: (browser: FoundBrowser) => Promise<string | undefined>;
  readonly say: (line: string) => void;
}

/** How it ended. `sentence` says why there is none, and both remedies. */
export type Installation =
  | { readonly kind: 'found'; readonly browser: FoundBrowser }
  | { readonly kind: 'installed'; readonly browser: FoundBrowser; readonly by: string }
  | { readonly kind: 'missing'; readonly sentence: string };

/**
 * Finds a browser, and installs one where there is none and nothing forbids it, one way after the other until one can be used. Says
 * what it does before it does it. `proven`: one that was found has to start too, or counts as none.
 */
export async function installBrowser(
  installer: Installer,
  { proven = false }: { readonly proven?: boolean } = {},
): Promise<Installation> {
  const first = installer.search();
  if (first.kind === 'wrong-setting') return { kind: 'missing', sentence: browserMissing(first).sentence };
  let why = 'No browser was found';
  if (first.kind === 'found') {
    const { browser } = first;
    const complaint = proven ? await installer.complaintOf(browser) : undefined;
    if (complaint === undefined) return { kind: 'found', browser };
    why = `${browser.executablePath} does not start (${complaint})`;
  }
  return installer.setting === undefined ? tryWays(why, installer) : forbidden(why, installer.setting);
}

/** Goes one way after the other until one brings a browser. */
async function tryWays(why: string, installer: Installer): Promise<Installation> {
  const { ways, closed, say } = installer;
  const tried: string[] = [];
  for (const way of ways) {
    say(`${why}: ${way.plan}`);
    const outcome = await go(way, installer);
    if (typeof outcome !== 'string') return { kind: 'installed', browser: outcome, by: way.by };
    say(`${way.by} could not: ${outcome}.`);
    tried.push(`${way.by}: ${outcome}`);
  }
  const all = [...tried, ...closed].join('; ');
  const sentence = `${why}, and none could be installed (${all}): install a Chromium, Chrome or Edge by hand and run \`npm run setup\` again, or name the program of one with ${browserVariable}.`;
  return { kind: 'missing', sentence };
}

/** The browser that it brought, or why it brought none that can be used. */
async function go(way: InstallWay, installer: Installer): Promise<FoundBrowser | string> {
  let problem: string | undefined;
  // Each is gone: lists that cannot be renewed may still know a package.
  for (const step of way.steps) problem = (await installer.run(step)).problem ?? problem;
  const complaint = await usable(installer);
  if (typeof complaint !== 'string') return complaint;
  if (problem !== undefined || way.repair.length === 0) return problem ?? complaint;
  installer.say(`The browser that it brought does not start (${complaint}): ${way.by} adds what it lacks.`);
  for (const step of way.repair) problem = (await installer.run(step)).problem ?? problem;
  const browser = await usable(installer);
  return typeof browser === 'string' ? (problem ?? browser) : browser;
}

async function usable({ search, complaintOf }: Installer): Promise<FoundBrowser | string> {
  const result = search();
  if (result.kind !== 'found') return 'no browser is there after it';
  return (await complaintOf(result.browser)) ?? result.browser;
}

function forbidden(why: string, setting: string): Installation {
  const because =
    setting.toLowerCase() === 'never'
      ? `${installVariable}=never forbids to install one`
      : `${installVariable} is "${setting}"; it must be never, or unset, so nothing is installed`;
  const sentence = `${why}, and ${because}: unset it and run \`npm run setup\`, or name the program of one with ${browserVariable}.`;
  return { kind: 'missing', sentence };
}
