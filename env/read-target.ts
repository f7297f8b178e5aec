import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseTarget } from './parse-target.ts';
import { readText } from './read-text.ts';
import type { Problem, TargetReading } from './target-reading.ts';
import type { TargetName } from './target.ts';

export interface ReadTargetOptions {
  /** Folder of the .env files. The project's own `env/` unless given. */
  readonly folder?: string;
  /** The environment to read. The process's own unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** For who only looks and never logs in: a login key that is missing or unusable keeps nothing from being read. */
  readonly keyless?: boolean;
}

/**
 * Reads where a run goes: `env/<name>.env`, the ignored `env/<name>.secrets.env` if there is one, and the environment.
 * Never throws; what is wrong comes back as sentences, all at once. Nothing is written into the environment.
 */
export function readTarget(name: TargetName, options: ReadTargetOptions = {}): TargetReading {
  const folder = options.folder ?? fileURLToPath(new URL('.', import.meta.url));
  const unreadable: Problem[] = [];
  const text = (file: string): string | undefined => {
    const result = readText(join(folder, file));
    if (result.problem !== undefined) {
      unreadable.push({ code: 'CONFIG_INVALID', sentence: `env/${file} ${result.problem}` });
    }
    return result.text;
  };

  const committed = text(`${name}.env`);
  const secrets = text(`${name}.secrets.env`);
  const productionHosts = text('production-hosts');
  if (productionHosts === undefined && unreadable.length === 0) {
    unreadable.push({
      code: 'CONFIG_INVALID',
      sentence:
        'env/production-hosts is missing, so production could not be refused. Bring it back with: git checkout -- env/production-hosts',
    });
  }
  const reading = parseTarget(
    name,
    { committed, secrets, productionHosts },
    options.environment ?? process.env,
    { keyless: options.keyless ?? false },
  );
  if (unreadable.length === 0) return reading;
  const problems = reading.kind === 'invalid' && committed !== undefined ? reading.problems : [];
  return { kind: 'invalid', problems: [...unreadable, ...problems], notes: reading.notes };
}
