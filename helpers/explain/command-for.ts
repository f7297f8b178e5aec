import type { TargetName } from '../../env/target.ts';

/** Where a run went; the addresses of the page's examples are those of staging. */
export interface WentTo {
  readonly target: TargetName;
  /** Service to address, as in `verdict.json`. */
  readonly urls?: Readonly<Record<string, string>>;
  /** The run's id, which stays right when another run is the last one. */
  readonly run?: string;
}

const exampleBackend = 'https://api.staging.netrasystems.ai';

/** A command of docs/findings.md, which speaks of staging, as it is typed for the target of a run. */
export function commandFor(command: string, { target, urls = {}, run = 'last' }: WentTo): string {
  const backend = urls['backend'] ?? exampleBackend;
  const host = URL.canParse(backend) ? new URL(backend).hostname : backend;
  return command
    .replace(/(--project[= ])staging\b/g, `$1${target}`)
    .replace(/ -- last$/, ` -- ${run}`)
    .replaceAll(exampleBackend, backend)
    .replaceAll(new URL(exampleBackend).hostname, host);
}
