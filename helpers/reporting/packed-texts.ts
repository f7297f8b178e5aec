/** Only a text that is itself base64 is looked into: what stands once in base64 has forms of its own (`secret-forms.ts`). */
const packedRun = /[A-Za-z\d+/_-]{24,}={0,2}/g;
const innerRun = /[A-Za-z\d+/_-]{16,}={0,2}/g;
/** A picture inside of a page is no text that somebody packed. */
const longestRun = 65_536;
/** Where the first of four characters may stand: a word before it may belong to the same alphabet. */
const beginnings = [0, 1, 2, 3] as const;

/**
 * Replaces each run of base64 inside of which stands more base64 that `isSecret` knows. The whole run goes: to cut a piece out would
 * leave the rest unreadable and prove nothing.
 */
export function withoutPacked(text: string, isSecret: (inner: string) => boolean, instead: string): string {
  return text.replace(packedRun, (run) =>
    run.length <= longestRun && innerTexts(run).some(isSecret) ? instead : run,
  );
}

function innerTexts(run: string): readonly string[] {
  return beginnings.flatMap((from) => {
    const text = Buffer.from(run.slice(from), 'base64').toString('latin1');
    return text.match(innerRun) ?? [];
  });
}
