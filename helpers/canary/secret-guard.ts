import { runEnvironment } from '../../env/run-environment.ts';
import type { TargetName } from '../../env/target.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { PrintedText } from './printed-text.ts';

/** The run that is looked through. */
export interface GuardedRun {
  readonly id: string;
  readonly target: TargetName;
  /** Its folder, absolute. */
  readonly folder: string;
  /** The runs that it was put together from: each has marks of its own. */
  readonly shards?: readonly { readonly runId: string }[] | undefined;
}

/** Makes sure at the end of a run that nothing of what it wrote or printed holds a secret. One for a run. */
export class SecretGuard {
  readonly #printed: PrintedText;
  #blot: (<T>(value: T) => T) | undefined;

  private constructor(printed: PrintedText) {
    this.#printed = printed;
  }

  /** Begins to listen to what is printed: to be called before anything is. */
  static start(): SecretGuard {
    return new SecretGuard(PrintedText.listen(runEnvironment.pipeline.onGitHub));
  }

  /**
   * Looks through everything, once all of it is written; see `scanRun`.
   * @param texts what goes elsewhere than into the folder of the run, by what to call it.
   */
  async scan(
    { id, target, folder, shards = [] }: GuardedRun,
    texts: ReadonlyMap<string, string> = new Map(),
  ): Promise<readonly Finding[]> {
    // Runs that are not searched are many, and need not wait for what searches.
    const { scanRun, SecretSearch, knownSecrets, blotDeep } = await searching();
    const search = new SecretSearch([id, ...shards.map(({ runId }) => runId)], knownSecrets(target));
    const keepsCopies = !runEnvironment.ci;
    const findings = await scanRun({ folder, texts, printed: this.#printed, search, keepsCopies });
    if (findings.length > 0) this.#blot = (value) => blotDeep(value, search);
    return findings;
  }

  /** What has to be written once more after a secret was found, without any; the very same as long as none was. */
  clean<T>(value: T): T {
    return this.#blot?.(value) ?? value;
  }
}

async function searching() {
  return {
    ...(await import('./blot-deep.ts')),
    ...(await import('./known-secrets.ts')),
    ...(await import('./scan-run.ts')),
    ...(await import('./secret-search.ts')),
  };
}
