/** What the environment says about the browser that page checks use, as it stands there. Blank is the same as not set. */
export interface BrowserVariables {
  /** `GOLDEN_PATH_BROWSER`: the path of the browser's program; nothing else is looked for then. */
  readonly named?: string;
  /** `GOLDEN_PATH_INSTALL`: `never` forbids to install a browser. */
  readonly install?: string;
  /** `PATH`: where programs are looked for by name. */
  readonly searchPath: string;
  /** Where Playwright keeps its browsers: `PLAYWRIGHT_BROWSERS_PATH`, also as a setting of npm; `0` is beside its package. */
  readonly playwrightFolder?: string;
  /** The folder that a relative `playwrightFolder` is meant from (`INIT_CWD`, set by npm). */
  readonly startedIn?: string;
  /** `XDG_CACHE_HOME`, for Linux. */
  readonly cacheFolder?: string;
  /** `LOCALAPPDATA`, for Windows. */
  readonly localAppData?: string;
  /** `ProgramFiles` and `ProgramFiles(x86)`, for Windows. */
  readonly programFolders: readonly string[];
}

export const browserVariable = 'GOLDEN_PATH_BROWSER';
export const installVariable = 'GOLDEN_PATH_INSTALL';

/** Reads what finding and installing a browser depend on. Pure. */
export function readBrowserVariables(
  environment: Readonly<Record<string, string | undefined>>,
): BrowserVariables {
  const find = (...names: readonly string[]): string | undefined =>
    names.map((name) => environment[name]?.trim()).find((text) => text !== undefined && text !== '');
  const optional = {
    named: find(browserVariable),
    install: find(installVariable),
    playwrightFolder: find('PLAYWRIGHT_BROWSERS_PATH', 'npm_config_playwright_browsers_path'),
    startedIn: find('INIT_CWD'),
    cacheFolder: find('XDG_CACHE_HOME'),
    localAppData: find('LOCALAPPDATA'),
  };
  return {
    ...(Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== undefined)) as Partial<
      Record<keyof typeof optional, string>
    >),
    searchPath: find('PATH') ?? '',
    programFolders: ['ProgramFiles', 'ProgramFiles(x86)'].flatMap((name) => find(name) ?? []),
  };
}
