import { posix, win32 } from 'node:path';
import type { Machine } from '../../../../helpers/browser/machine.ts';
import { readBrowserVariables } from '../../../../env/browser-variables.ts';

/** A machine on which the programs of a list are there, and nothing else. */
export interface MadeMachine {
  readonly programs?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly platform?: 'linux' | 'darwin' | 'win32';
  readonly arch?: string;
  readonly others?: Readonly<Record<string, 'file' | 'folder'>>;
  /** What stands in a file. */
  readonly texts?: Readonly<Record<string, string>>;
}

export function makeMachine(made: MadeMachine = {}): Machine {
  const { platform = 'linux', programs = [], others = {}, texts = {}, environment = {} } = made;
  const path = platform === 'win32' ? win32 : posix;
  const home = { linux: '/home/mia', darwin: '/Users/mia', win32: 'C:\\Users\\mia' }[platform];
  return {
    platform,
    arch: made.arch ?? 'x64',
    home,
    startedIn: path.join(home, 'project'),
    variables: readBrowserVariables(environment),
    playwrightRevision: '1255',
    playwrightPackage: path.join(home, 'project', 'node_modules', 'playwright-core'),
    kindOf: (path) => (programs.includes(path) ? 'program' : (others[path] ?? 'nothing')),
    startOf: (path) => texts[path] ?? '',
  };
}
