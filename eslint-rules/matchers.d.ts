/** The closed list of matchers of the specs about a target. */
export declare const matchers: readonly string[];
