import type { LaunchFacts } from './launch-facts.ts';
import { readLaunchFacts } from './read-launch-facts.ts';

/**
 * Nothing but what the page itself asks for goes over the wire. Playwright gives most of these on its own; that we rely on them is
 * written here, so that an update of it cannot take one away without a word.
 */
const quiet = [
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  // One protocol less between page and service: what is cut or delayed on TCP must not go on over UDP.
  '--disable-quic',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  // What a Chromium asks Google for by itself, signed in or not, goes to a port that it takes for unsafe and never opens. Pages that
  // call Google are not concerned.
  '--gaia-url=http://127.0.0.1:9/',
  '--gcm-checkin-url=http://127.0.0.1:9/checkin',
  '--gcm-registration-url=http://127.0.0.1:9/register',
] as const;

/** Docker gives 64 MiB unless told otherwise, and pages of Chromium crash when it is full. */
const enoughSharedMemoryBytes = 256 * 1024 * 1024;

/**
 * What Chromium needs to be told on this machine. `--no-sandbox` stands in it only where the sandbox cannot start: Playwright adds it
 * unasked unless it is launched with `chromiumSandbox: true`.
 */
export function launchFlags(facts: LaunchFacts = readLaunchFacts()): readonly string[] {
  const { sharedMemoryBytes } = facts;
  const isShort = sharedMemoryBytes !== undefined && sharedMemoryBytes < enoughSharedMemoryBytes;
  return [
    ...quiet,
    ...(hasSandbox(facts) ? [] : ['--no-sandbox']),
    ...(isShort ? ['--disable-dev-shm-usage'] : []),
  ];
}

/** Chromium refuses to start as root with its sandbox, and elsewhere needs user namespaces for it. Only Linux is like that. */
function hasSandbox({ platform, isRoot, hasUserNamespaces }: LaunchFacts): boolean {
  return platform !== 'linux' || (!isRoot && hasUserNamespaces);
}
