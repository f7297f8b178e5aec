import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

export interface Options {
  /** Rows (`X72`) or ids of entries; empty: all. */
  readonly only: readonly string[];
  readonly layer: string | undefined;
  readonly list: boolean;
  /** Repeats of the golden specs without a fault; undefined: the faults are run. */
  readonly clean: number | undefined;
  /** Of clean repeats: one core is kept busy meanwhile. */
  readonly busy: boolean;
  /** Of clean repeats: differences that must not matter are planted on the wire. */
  readonly harmless: boolean;
  readonly jobs: number;
  /** Every check against every fault, and not those alone that must notice it. */
  readonly cross: boolean;
  /** `local`: the stack whose addresses `LOCAL_…_URL` name, instead of stacks of our own. */
  readonly target: 'own' | 'local';
}

/** @throws Error with one sentence. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string' },
      layer: { type: 'string' },
      list: { type: 'boolean', default: false },
      clean: { type: 'string' },
      busy: { type: 'boolean', default: false },
      harmless: { type: 'boolean', default: false },
      // One more than there are cores: every run waits now and then for the agent.
      jobs: { type: 'string', default: String(availableParallelism() + 1) },
      cross: { type: 'boolean', default: false },
      target: { type: 'string' },
    },
  });
  const { target } = values;
  if (target === 'staging') {
    throw new Error(
      'Faults are never planted before staging: it belongs to others, and each fault costs turns.',
    );
  }
  if (target !== undefined && target !== 'local') {
    throw new Error(`--target must be local, not ${target}; without it every job starts a stack of its own.`);
  }
  if (values.clean === undefined && (values.busy || values.harmless)) {
    throw new Error('--busy and --harmless are ways of --clean: say how many healthy repeats, --clean 50.');
  }
  return {
    only: values.only?.split(',').filter((one) => one !== '') ?? [],
    layer: values.layer,
    list: values.list,
    clean: values.clean === undefined ? undefined : count('--clean', values.clean, 100_000),
    busy: values.busy,
    harmless: values.harmless,
    cross: values.cross,
    jobs: count('--jobs', values.jobs, 64),
    target: target ?? 'own',
  };
}

function count(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`${name} must be a whole number from 1 to ${most}, not ${text}.`);
}
