/** A host as names are compared: lower case, no brackets, no trailing dot, no port. */
export function hostOf(url: string): string {
  return new URL(url).hostname.toLowerCase().replace(/\.$/, '');
}

/** The hosts of the text file `env/production-hosts`: one a line, comments after `#`. */
export function readHostList(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/#.*/, '').trim().toLowerCase().replace(/\.$/, ''))
    .filter((line) => line !== '');
}

function isUnder(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Whether real customers use the host: listed, or under `netrasystems.ai` without a label `staging`. */
export function isProduction(host: string, listed: readonly string[]): boolean {
  if (listed.includes(host)) return true;
  return isUnder(host, 'netrasystems.ai') && !host.split('.').includes('staging');
}

/** Whether others use the host too, so that a run there is a guest whatever the target is called. */
export function isShared(host: string, listed: readonly string[]): boolean {
  return listed.includes(host) || isUnder(host, 'netrasystems.ai') || isUnder(host, 'run.app');
}

/** Whether `GOLDEN_PATH_ALLOW_PRODUCTION` names that very host; several are separated by commas or spaces. */
export function isAllowed(host: string, allowed: string | undefined): boolean {
  return (allowed ?? '')
    .split(/[\s,]+/)
    .map((word) => word.toLowerCase().replace(/\.$/, ''))
    .includes(host);
}
