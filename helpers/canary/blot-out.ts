import { partsOfText } from './parts-of.ts';
import type { SecretSearch } from './secret-search.ts';

const blot = '[redacted]';
/** What a secret is made of, around the part by which it was found. */
const ofASecret = /[\w.~+/=%-]/;
/** An archive in base64 (`parts-of.ts`): what stands in it can only go with all of it. */
const archive = /UEsDB[\w+/=-]*/g;

/**
 * A text without the secrets that the search finds in it, each taken out with everything that hangs together with it. For the few texts
 * that have to be there, whatever was found in them; JSON stays what it is.
 */
export function blotOut(text: string, search: SecretSearch): string {
  return blotPlain(isPackedIn(text, search) ? text.replace(archive, blot) : text, search);
}

function isPackedIn(text: string, search: SecretSearch): boolean {
  const [, ...packed] = partsOfText('', text);
  return packed.some(({ bytes }) => bytes !== undefined && [...search.find(bytes)].length > 0);
}

function blotPlain(text: string, search: SecretSearch): string {
  const bytes = Buffer.from(text);
  const letters = bytes.toString('latin1');
  const sightings = [...search.find(bytes)].toSorted((a, b) => a.from - b.from);
  if (sightings.length === 0) return text;
  const kept: string[] = [];
  let done = 0;
  for (const sighting of sightings) {
    let { from, to } = sighting;
    while (from > done && ofASecret.test(letters.charAt(from - 1))) from -= 1;
    while (to < letters.length && ofASecret.test(letters.charAt(to))) to += 1;
    if (to <= done) continue;
    if (from >= done) kept.push(letters.slice(done, from), blot);
    done = to;
  }
  kept.push(letters.slice(done));
  return Buffer.from(kept.join(''), 'latin1').toString('utf8');
}
