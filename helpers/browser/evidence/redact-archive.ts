import { unzipSync, zipSync } from 'fflate';
import { cleanText, secretsOfText } from './clean-text.ts';
import { cleanerFor, type Cleaner } from './cleaner.ts';
import { readings, textOf } from './readings.ts';

export interface RedactedArchive {
  readonly zip: Uint8Array;
  /** Secrets that the archive named itself; nobody else may have met them. */
  readonly secrets: ReadonlySet<string>;
  /** Entries whose contents could not be kept; a sentence stands in their place. */
  readonly entriesDropped: number;
  /** Lines of JSON lines that could not be kept. */
  readonly linesDropped: number;
}

/** What stands in the place of contents that had to go. */
const instead =
  'What stood here held a secret that could not be taken out of it, so all of it was left out.\n';

/** Pictures of the page, frame by frame: nobody can tell what they show. */
const picture = /^screencast\//;

/** What is no text, or packed, is read in several ways already. */
const readingDepth = 1;

interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string | undefined;
}

/**
 * Gives a trace of Playwright without secrets: not one that the process knows (`registerSecret`), not one that stands in the archive under
 * a secret's name, and nothing that looks like a token, in whatever writing, in the names of the entries neither. The same entries in
 * the same order, so that every viewer opens it.
 * Throws when the bytes are no zip archive.
 */
export function redactArchive(zip: Uint8Array): RedactedArchive {
  const entries = Object.entries(unzipSync(zip)).map(([name, bytes]): Entry => ({
    name,
    bytes,
    text: textOf(bytes),
  }));
  const secrets = new Set(
    entries.flatMap(({ name, text }) => [
      ...(text === undefined ? [] : secretsOfText(text)),
      ...secretsOfText(name),
    ]),
  );
  const texts = entries.flatMap(({ name, bytes, text }) => [
    name,
    ...(text === undefined ? readings(bytes) : [text]),
  ]);
  const cleaner = cleanerFor(texts, secrets);
  const counts = { entriesDropped: 0, linesDropped: 0 };
  const cleaned: Record<string, Uint8Array> = {};
  for (const entry of entries) {
    const { bytes, linesDropped } = cleanEntry(entry, cleaner);
    counts.linesDropped += linesDropped;
    if (!bytes) counts.entriesDropped += 1;
    cleaned[freeName(cleaner.clean(entry.name), cleaned)] = bytes ?? Buffer.from(instead);
  }
  return { zip: zipSync(cleaned, { level: 6 }), secrets, ...counts };
}

function cleanEntry(
  { name, bytes, text }: Entry,
  cleaner: Cleaner,
): { readonly bytes: Uint8Array | undefined; readonly linesDropped: number } {
  if (text !== undefined) {
    const cleaned = cleanText(text, cleaner);
    const same = cleaned.text === text ? bytes : cleaned.text;
    return { bytes: typeof same === 'string' ? Buffer.from(same) : same, linesDropped: cleaned.linesDropped };
  }
  const isSafe =
    !picture.test(name) && !readings(bytes).some((reading) => cleaner.holds(reading, readingDepth));
  return { bytes: isSafe ? bytes : undefined, linesDropped: 0 };
}

/** Two names may be the same one without their secrets. */
function freeName(name: string, taken: Readonly<Record<string, Uint8Array>>): string {
  return name in taken ? freeName(`${name}-`, taken) : name;
}
