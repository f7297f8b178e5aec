import type { Installation } from './install-browser.ts';

/** One sentence: what was found or installed, and where. */
export function describeInstallation(installation: Installation): string {
  if (installation.kind === 'missing') return `BROWSER_MISSING: ${installation.sentence}`;
  const { executablePath, name } = installation.browser;
  return installation.kind === 'found'
    ? `The page checks use ${name} at ${executablePath}; nothing had to be installed.`
    : `${installation.by} installed ${name} at ${executablePath}; the page checks use it.`;
}
