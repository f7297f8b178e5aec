/** The shortest form of a secret (`registerSecret`); every form begins with a window of this length. */
const window = 6;
const bits = 22;

/**
 * Those of the forms that may stand in one of the texts: each that does is there, and hardly another. A run knows thousands of forms,
 * and looking for each of them in every text of an archive would take minutes; this reads each text once.
 */
export function sieve(forms: Iterable<string>, texts: Iterable<string>): ReadonlySet<string> {
  const seen = new Uint8Array(1 << bits);
  for (const text of texts) {
    for (let at = 0; at + window <= text.length; at += 1) seen[place(text, at)] = 1;
  }
  return new Set([...forms].filter((form) => form.length < window || seen[place(form, 0)] === 1));
}

function place(text: string, at: number): number {
  let hash = 0;
  for (let next = at; next < at + window; next += 1) hash = Math.imul(hash, 31) + text.charCodeAt(next);
  return (Math.imul(hash, 0x9e3779b1) >>> (32 - bits)) & ((1 << bits) - 1);
}
