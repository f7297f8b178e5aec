/** One program of an installation. */
export interface InstallStep {
  readonly program: string;
  readonly words: readonly string[];
  /** On top of the environment that this process has. */
  readonly environment: Readonly<Record<string, string>>;
  /** It is ended after this long. */
  readonly limitMs: number;
}

/** A way to get a browser: what is said before it is gone, the programs one after the other, and what may be lacking afterwards. */
export interface InstallWay {
  /** Who installs, as the subject of a sentence. */
  readonly by: string;
  /** Finishes "No browser was found: ". */
  readonly plan: string;
  readonly steps: readonly InstallStep[];
  /** Steps that add what a browser of this way lacks when it is there and does not start. */
  readonly repair: readonly InstallStep[];
}

/** What decides how a browser can be installed on a machine. */
export interface InstallFacts {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** The text of /etc/os-release; empty where there is none. */
  readonly osRelease: string;
  /** Whether the service that installs snaps runs here. In containers it does not. */
  readonly hasSnapService: boolean;
  /** The program of Node. */
  readonly node: string;
  /** Playwright's command line. */
  readonly playwright: string;
}

const minute = 60_000;

/** All ways that this machine allows, the first to be tried first; and for those that it does not, why. Pure. */
export function installWays(facts: InstallFacts): {
  readonly ways: readonly InstallWay[];
  readonly closed: readonly string[];
} {
  const system = systemWay(facts);
  return typeof system === 'string'
    ? { ways: [playwrightWay(facts)], closed: system === '' ? [] : [system] }
    : { ways: [playwrightWay(facts), system], closed: [] };
}

function playwrightWay(facts: InstallFacts): InstallWay {
  const run = (words: readonly string[]): InstallStep => ({
    program: facts.node,
    words: [facts.playwright, ...words],
    // A network that swallows packets would keep it for minutes at each of five attempts.
    environment: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000', DEBIAN_FRONTEND: 'noninteractive' },
    limitMs: 10 * minute,
  });
  const canRepair = facts.platform === 'linux' && facts.isRoot && familyOf(facts.osRelease) !== 'other';
  return {
    by: 'Playwright',
    plan: 'Playwright downloads its Chromium (about 300 MB, at most 10 minutes).',
    steps: [run(['install', 'chromium'])],
    repair: canRepair ? [run(['install-deps', 'chromium'])] : [],
  };
}

/** The way of the system's own packages, or why there is none; empty where nobody would expect one. */
function systemWay(facts: InstallFacts): InstallWay | string {
  const family = familyOf(facts.osRelease);
  if (facts.platform !== 'linux' || family === 'other') return '';
  const manager = family === 'debian' ? 'apt-get' : 'snap';
  if (!facts.isRoot)
    return `${manager} was not tried: only root may install packages, and what a downloaded browser lacks (as root: npx playwright install-deps chromium)`;
  if (family === 'debian') return aptWay;
  return facts.hasSnapService
    ? snapWay
    : "apt-get was not tried: Ubuntu's package of Chromium is only a pointer to its snap, and no snap service runs here";
}

const apt = (words: readonly string[], limitMs: number): InstallStep => ({
  program: 'apt-get',
  // Somebody else may be installing something.
  words: ['-o', 'DPkg::Lock::Timeout=60', ...words],
  environment: { DEBIAN_FRONTEND: 'noninteractive' },
  limitMs,
});

const aptWay: InstallWay = {
  by: 'apt-get',
  plan: 'apt-get installs the package chromium (about 100 MB, at most 10 minutes).',
  steps: [
    apt(['update'], 3 * minute),
    apt(['install', '-y', '--no-install-recommends', 'chromium'], 10 * minute),
  ],
  repair: [],
};

const snapWay: InstallWay = {
  by: 'snap',
  plan: 'snap installs chromium (at most 10 minutes).',
  steps: [{ program: 'snap', words: ['install', 'chromium'], environment: {}, limitMs: 10 * minute }],
  repair: [],
};

/** Debian has Chromium as a package; Ubuntu, and what is made of it, as a snap alone. */
function familyOf(osRelease: string): 'debian' | 'ubuntu' | 'other' {
  const valuesOf = (name: string): readonly string[] =>
    (new RegExp(`^${name}=(.*)$`, 'm').exec(osRelease)?.[1] ?? '')
      .replaceAll(/["']/g, '')
      .trim()
      .split(/\s+/);
  const names = [...valuesOf('ID'), ...valuesOf('ID_LIKE')];
  if (names.includes('ubuntu')) return 'ubuntu';
  return names.includes('debian') ? 'debian' : 'other';
}
