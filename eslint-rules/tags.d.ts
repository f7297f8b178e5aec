/** The closed list of tags. README.md maps each to the question that it answers. */
export declare const tags: readonly string[];
