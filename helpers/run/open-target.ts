import { readTarget } from '../../env/read-target.ts';
import type { Target, TargetName } from '../../env/target.ts';
import { startStack } from '../fixtures/running-stack.ts';
import { registerSecret } from '../reporting/redact.ts';

/** A target that a command of its own goes to, without Playwright. */
export interface OpenedTarget {
  readonly target: Target;
  /** Whether the stack behind it was started for this command. */
  readonly isOwnStack: boolean;
  /** Ends what was started for it. */
  readonly close: () => Promise<void>;
}

/**
 * Reads a target, and starts the embedded stack where it has no addresses of its own.
 * Rejects with every problem of its settings at once, a sentence each.
 */
export async function openTarget(name: TargetName): Promise<OpenedTarget> {
  const reading = readTarget(name);
  if (reading.kind === 'invalid') {
    throw new Error(reading.problems.map(({ code, sentence }) => `${code}: ${sentence}`).join('\n'));
  }
  if (reading.kind === 'starts-stack') {
    const stack = await startStack();
    const target = reading.withUrls(stack.urls, stack.controlUrl);
    return { target, isOwnStack: true, close: () => stack.stop() };
  }
  const { target } = reading;
  if (target.loginKey !== undefined) registerSecret(target.loginKey);
  return { target, isOwnStack: false, close: () => Promise.resolve() };
}
