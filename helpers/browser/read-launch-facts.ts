import { readFileSync, statfsSync } from 'node:fs';
import type { LaunchFacts } from './launch-facts.ts';

/** Switches of the kernel, and the value at which user namespaces are forbidden to ordinary users. */
const forbidding = [
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ['/proc/sys/user/max_user_namespaces', '0'],
  // Ubuntu from 23.10 on: only programs with a profile of their own may, and a downloaded browser has none.
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
] as const;

/** Reads a few files of the kernel; starts nothing. */
export function readLaunchFacts(): LaunchFacts {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasUserNamespaces: hasUserNamespaces(read),
    sharedMemoryBytes: sharedMemory(),
  };
}

/** `readFile` gives the trimmed text of a file, undefined where it is not there. Pure. */
export function hasUserNamespaces(readFile: (path: string) => string | undefined): boolean {
  if (forbidding.some(([path, value]) => readFile(path) === value)) return false;
  // A container's filter of system calls (mode 2) lets nobody but root make one.
  return !/^Seccomp:\s*2$/m.test(readFile('/proc/self/status') ?? '');
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    // Another kernel, or another system.
    return undefined;
  }
}

function sharedMemory(): number | undefined {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize;
  } catch {
    return undefined;
  }
}
