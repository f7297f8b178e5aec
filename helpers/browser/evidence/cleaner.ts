import { knownForms } from '../../reporting/redact.ts';
import { redacted, redactForms } from '../../reporting/redact-text.ts';
import { secretForms } from '../../reporting/secret-forms.ts';
import { hiddenTexts } from './hidden-texts.ts';
import { hideParameters } from './hide-parameters.ts';
import { sieve } from './sieve.ts';

/** A token in JSON in a frame in JSON in a line of JSON, or in base64 in an address: deeper than this nobody packs it. */
const deepest = 4;
/** So large is only what a page loads; it is looked through in one other writing at a time. In characters. */
const large = 300_000;

/** Takes secrets out of what is kept as evidence, and tells where one is left. */
export interface Cleaner {
  /** The text without what is known, or looks like, a secret. A text that hides one in another writing is taken out whole. */
  clean(text: string): string;
  /** Whether a secret stands in the text, in whatever writing; one within `depth` others. */
  holds(text: string, depth?: number): boolean;
}

/**
 * A cleaner for these texts. It looks for what the process knows as a secret, for what looks like one, and for `more`, which are secrets
 * of this evidence alone.
 */
export function cleanerFor(texts: readonly string[], more: ReadonlySet<string>): Cleaner {
  const forms = sieve([...knownForms(), ...[...more].flatMap(secretForms)], everyWriting(texts));
  const surface = (text: string): string => hideParameters(redactForms(text, forms));
  const holds = (text: string, depth: number): boolean =>
    surface(text) !== text || (depth > 0 && hiddenTexts(text).some((inner) => holds(inner, depth - 1)));
  return {
    holds: (text, depth = depthFor(text)) => holds(text, depth),
    clean: (text) => {
      const out = surface(text);
      return holds(out, depthFor(out)) ? redacted : out;
    },
  };
}

function* everyWriting(texts: readonly string[]): Generator<string> {
  for (const text of texts) yield* writings(text, depthFor(text));
}

function* writings(text: string, depth: number): Generator<string> {
  yield text;
  if (depth === 0) return;
  for (const inner of hiddenTexts(text)) yield* writings(inner, depth - 1);
}

function depthFor(text: string): number {
  return text.length > large ? 1 : deepest;
}
