/** Rows of the requirements that no check of today can see, and what they wait for. */
export const waiting: Readonly<Record<string, string>> = {};
