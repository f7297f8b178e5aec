/** What is fed to a rule instead of an observation: nothing, or all but what matters. Returns what the rule says, or throws. */
export type Feed = () => unknown;

/** How it is known that a rule is not content with nothing. */
export type MutedRule =
  /** Fed with each of these it is red, has nothing to show, or says that it cannot see. */
  | { readonly fed: Readonly<Record<string, Feed>> }
  /**
   * It looks for wrongs in what came, so nothing wrong in nothing is right; it is called by these rules alone, which are fed.
   * `alsoIn` are files outside the judge that add it to a judgement of their own, or show its figures.
   */
  | { readonly within: readonly string[]; readonly alsoIn?: readonly string[] }
  /** It looks for wrongs beside every check, which holds or fails by other rules; these fixtures alone call it, and no check does. */
  | { readonly beside: readonly string[] };

/** Rules of one subject, by the name of the function. */
export type MutedRules = Readonly<Record<string, MutedRule>>;
