const page = 'checks in a browser';

/** Rows of the requirements that no check of today can see, and what they wait for. */
export const waiting: Readonly<Record<string, string>> = {
  X102: page,
  X104: page,
  X105: page,
  X106: page,
  X107: page,
};
