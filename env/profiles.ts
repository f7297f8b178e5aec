import type { ProfileName } from './target.ts';

/** A named, complete selection of checks, with a manifest of its own. */
export interface Profile {
  readonly name: ProfileName;
  /** What stands after `--grep` to select it, to the letter; undefined for the run without any. */
  readonly grep: string | undefined;
}

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  /** The main job: everything but `@soak` and `@load`. */
  full: { name: 'full', grep: undefined },
  /** Minutes: is it alive? */
  smoke: { name: 'smoke', grep: '@smoke' },
  /** The mission: log in, chat, five events, an answer. */
  'golden-path': { name: 'golden-path', grep: '@golden-path' },
  /** The full run and `@load`; every tag of the closed list but `@soak`. */
  nightly: {
    name: 'nightly',
    grep: '@smoke|@golden-path|@contract|@isolation|@latency|@security|@browser|@load',
  },
  /** What takes minutes of waiting: long connections, tokens that run out, hundreds of attempts. */
  soak: { name: 'soak', grep: '@soak' },
};

/** What takes long or weighs on the target runs only when it is asked for by its own tag. */
const onlyWhenNamed = ['@soak', '@load'] as const;

/** The tags that a run leaves out whatever else they stand beside: those of the list that its `--grep` does not name. */
export function leftOut(grep: string | undefined): RegExp {
  const names = onlyWhenNamed.filter((tag) => !new RegExp(`${tag}(?![\\w-])`).test(grep ?? ''));
  return names.length === 0 ? /(?!)/ : new RegExp(`(?:${names.join('|')})(?![\\w-])`);
}

/**
 * The profile that a `--grep` selects: exactly one of the expressions above, or none at all for the full run.
 * Undefined for every other expression, `@smoke|@smoke` included: that run is partial.
 */
export function profileOf(grep: string | undefined): ProfileName | undefined {
  return Object.values(profiles).find((profile) => profile.grep === grep)?.name;
}
