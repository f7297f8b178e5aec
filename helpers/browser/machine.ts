import type { BrowserVariables } from '../../env/browser-variables.ts';

/** What finding a browser needs to know of a machine; handed in, so that each platform can be tried on any. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** `x64`, `arm64`, … as Node calls them. */
  readonly arch: string;
  /** The user's own folder. */
  readonly home: string;
  /** The folder that relative paths are meant from. */
  readonly startedIn: string;
  readonly variables: BrowserVariables;
  /** The revision of Chromium that the installed Playwright is made for; undefined where it does not say. */
  readonly playwrightRevision: string | undefined;
  /** The folder of the package that keeps Playwright's browsers where they are not shared between projects. */
  readonly playwrightPackage: string;
  readonly kindOf: (path: string) => 'program' | 'file' | 'folder' | 'nothing';
  /** The first characters of a file, as text, empty where it cannot be read; some programs are only scripts that lead elsewhere. */
  readonly startOf: (path: string) => string;
}
