import { subscribe } from 'node:diagnostics_channel';
import { ChildProcess } from 'node:child_process';
import { runEnvironment } from '../../env/run-environment.ts';

/** The name of our message among those between Playwright's processes; nobody else listens to it. */
export const maskMethod = 'golden-path-mask';

/**
 * Has the pipeline hide a secret in the log of this step (`::add-mask::`). Only there, and only for runs against services of others:
 * what our own stack hands out opens nothing. It is a second net: the suite prints no secret anyway.
 *
 * A worker's standard output ends up in the reports, so it says it to the main process instead. That goes the same way as all that
 * the worker prints, and before it: nothing of it is printed before the pipeline knows what to hide.
 */
export function maskInStepLog(secret: string): void {
  if (!runEnvironment.pipeline.onGitHub) return;
  const { run } = runEnvironment;
  if (run === undefined || run.target === 'embedded') return;
  if (process.send) process.send({ method: maskMethod, params: secret });
  else write(secret);
}

/** Passes on what workers want hidden. Called once in the main process, before there are any. */
export function passOnMasks(): void {
  if (!runEnvironment.pipeline.onGitHub) return;
  subscribe('child_process', (message) => {
    const child = (message as { readonly process?: unknown }).process;
    if (!(child instanceof ChildProcess)) return;
    child.on('message', (said: unknown) => {
      if (isMask(said)) write(said.params);
    });
  });
}

function isMask(said: unknown): said is { readonly params: string } {
  if (typeof said !== 'object' || said === null) return false;
  const { method: named, params } = said as Readonly<Record<string, unknown>>;
  return named === maskMethod && typeof params === 'string';
}

function write(secret: string): void {
  const line = secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::add-mask::${line}\n`);
}
