import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseTarget } from './parse-target.ts';
import type { Problem, TargetReading } from './target-reading.ts';
import type { TargetName } from './target.ts';

export interface ReadTargetOptions {
  /** Folder of the .env files. The project's own `env/` unless given. */
  readonly folder?: string;
  /** The environment to read. The process's own unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
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
  );
  if (unreadable.length === 0) return reading;
  const problems = reading.kind === 'invalid' && committed !== undefined ? reading.problems : [];
  return { kind: 'invalid', problems: [...unreadable, ...problems], notes: reading.notes };
}

/** The text of a file; neither text nor problem when it is not there. The problem finishes a sentence that names the file. */
function readText(path: string): { readonly text?: string; readonly problem?: string } {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.includes('\u0000')) return { problem: 'is not saved as UTF-8 text. Save it as UTF-8.' };
    return { text };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return code === 'ENOENT'
      ? {}
      : { problem: `cannot be read (${code}). Check what it is and who may read it.` };
  }
}
