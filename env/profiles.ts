import type { ProfileName } from './target.ts';

/** A named, complete selection of checks, with a manifest of its own. */
export interface Profile {
  readonly name: ProfileName;
  /** What stands after `--grep` to select it, to the letter; undefined for the run without any. */
  readonly grep: string | undefined;
  /** What the configuration leaves out besides, so that a tag on its own never starts a soak; undefined for nothing. */
  readonly grepInvert: RegExp | undefined;
}

const soak = /@soak(?![\w-])/;
const soakAndLoad = /@(?:soak|load)(?![\w-])/;

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  /** The main job: everything but `@soak` and `@load`. */
  full: { name: 'full', grep: undefined, grepInvert: soakAndLoad },
  /** Minutes: is it alive? */
  smoke: { name: 'smoke', grep: '@smoke', grepInvert: soakAndLoad },
  /** The mission: log in, chat, five events, an answer. */
  'golden-path': { name: 'golden-path', grep: '@golden-path', grepInvert: soakAndLoad },
  /** The full run and `@load`; every tag of the closed list but `@soak`. */
  nightly: {
    name: 'nightly',
    grep: '@smoke|@golden-path|@contract|@isolation|@latency|@security|@browser|@load',
    grepInvert: soak,
  },
};

/**
 * The profile that a `--grep` selects: exactly one of the expressions above, or none at all for the full run.
 * Undefined for every other expression, `@smoke|@smoke` included: that run is partial.
 */
export function profileOf(grep: string | undefined): ProfileName | undefined {
  return Object.values(profiles).find((profile) => profile.grep === grep)?.name;
}
