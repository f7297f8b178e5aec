/** What decides how Chromium has to be started on a machine. */
export interface LaunchFacts {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** An ordinary user may make user namespaces, which the sandbox is built of. Containers and some systems forbid it. */
  readonly hasUserNamespaces: boolean;
  /** The size of /dev/shm; undefined where there is none. */
  readonly sharedMemoryBytes: number | undefined;
}
