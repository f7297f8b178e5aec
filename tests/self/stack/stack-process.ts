import type { ChildProcess } from 'node:child_process';

/** The embedded stack as a process of its own, as `npm run stack` starts it. */
export interface StackProcess {
  readonly auth: string;
  readonly backend: string;
  readonly ws: string;
  readonly frontend: string;
  readonly control: string;
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Closes its standard input and waits for its end; ends it by its id when it does not. Answers the exit code. */
  readonly stop: () => Promise<number | null>;
}
