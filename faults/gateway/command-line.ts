import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import type { ServiceName } from '../vocabulary/parts.ts';
import type { Upstreams } from './fault-gateway.ts';
import { readUpstream } from './upstream.ts';

export interface CommandLine {
  readonly upstreams: Upstreams;
  readonly endWithStdin: boolean;
  /** The JSON of the faults, or `stdin` when its first line holds it. */
  readonly faults: { readonly text: string } | 'stdin';
  /** Where the certificate of the authority is written, for clients to trust. */
  readonly caFile: string | undefined;
}

const usage =
  'main.ts --auth=URL --backend=URL --ws=URL --frontend=URL [--faults=FILE.json|-] [--end-with-stdin] [--allow-host=NAME] [--ca-file=FILE]';

/**
 * Reads the command line.
 * @throws Error with one sentence.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const values = parsed(args);
  const allowed = values['allow-host'] ?? [];
  const upstream = (name: ServiceName) => {
    const text = values[name];
    if (text === undefined) throw new Error(`--${name} is missing. Usage: ${usage}`);
    return readUpstream(name, text, allowed);
  };
  return {
    upstreams: {
      auth: upstream('auth'),
      backend: upstream('backend'),
      ws: upstream('ws'),
      frontend: upstream('frontend'),
    },
    endWithStdin: values['end-with-stdin'] ?? false,
    faults: values.faults === '-' ? 'stdin' : { text: fileText(values.faults) },
    caFile: values['ca-file'],
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        auth: text,
        backend: text,
        ws: text,
        frontend: text,
        faults: text,
        'ca-file': text,
        'end-with-stdin': { type: 'boolean' },
        'allow-host': { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message.split('\n')[0]?.replace(/\.$/, '') ?? ''}. Usage: ${usage}`, {
      cause: error,
    });
  }
}

function fileText(file: string | undefined): string {
  if (file === undefined) return '[]';
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`The faults cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}
